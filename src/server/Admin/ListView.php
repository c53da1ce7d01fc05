<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * The view of the list that the page's address asks for, with the person's own columns: what src/admin/view.ts makes
 * of the same address.
 */
final class ListView {

	private const PAGE_SIZES = array( 20, 50, 100 );

	private const COLUMNS         = array( 'status', 'order_count', 'total_spent', 'last_order_date', 'created_at', 'email', 'average_order_value', 'first_order_date', 'id' );
	private const DEFAULT_COLUMNS = array( 'status', 'order_count', 'total_spent', 'last_order_date', 'created_at' );

	/** The first is that of somebody who has not chosen. */
	private const DENSITIES = array( 'balanced', 'compact', 'comfortable' );

	private const DEFAULT_SORT = 'created_at';

	private const FILTERS = array( 'status', 'date_from', 'date_to', 'total_spent_min', 'total_spent_max' );

	/**
	 * @param array<string, string> $address The page's query arguments, unslashed.
	 * @param array<mixed>          $stored  What the person's preferences hold: as untrusted as the address.
	 */
	private function __construct(
		private readonly array $address,
		private readonly array $stored,
	) {}

	/**
	 * That of the current request and user.
	 */
	public static function current(): self {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- A view of a list changes nothing.
		$address = array_filter( wp_unslash( $_GET ), 'is_string' );

		// Where WordPress's own preferences store keeps them (wp-includes/user.php).
		$stored = get_user_option( 'persisted_preferences' );
		$view   = is_array( $stored ) ? $stored['fluent-cart-customers']['view'] ?? array() : array();

		return new self( $address, is_array( $view ) ? $view : array() );
	}

	public function search(): string {
		return trim( $this->address['search'] ?? '' );
	}

	public function page(): int {
		return max( 1, (int) ( $this->address['paged'] ?? 1 ) );
	}

	public function per_page(): int {
		foreach ( array( $this->address['per_page'] ?? null, $this->stored['perPage'] ?? null ) as $size ) {
			if ( is_numeric( $size ) && in_array( (int) $size, self::PAGE_SIZES, true ) ) {
				return (int) $size;
			}
		}
		return self::PAGE_SIZES[0];
	}

	/**
	 * @return list<string> The columns after that of the customer.
	 */
	public function columns(): array {
		$chosen = $this->stored['fields'] ?? null;
		if ( ! is_array( $chosen ) ) {
			return self::DEFAULT_COLUMNS;
		}
		$known = array_filter( $chosen, static fn ( mixed $column ): bool => in_array( $column, self::COLUMNS, true ) );
		return array_values( array_unique( $known ) );
	}

	public function density(): string {
		$chosen = $this->stored['density'] ?? null;
		return in_array( $chosen, self::DENSITIES, true ) ? $chosen : self::DENSITIES[0];
	}

	/**
	 * @return string A sort field of the contract, if the address holds one.
	 */
	public function sort(): string {
		return $this->address['orderby'] ?? self::DEFAULT_SORT;
	}

	public function is_ascending(): bool {
		return 'asc' === ( $this->address['order'] ?? '' );
	}

	/**
	 * The arguments of the REST request for this view; src/admin/view.ts sends the very same.
	 *
	 * @return array<string, mixed>
	 */
	public function query(): array {
		$filters = array_filter(
			array_intersect_key( $this->address, array_flip( self::FILTERS ) ),
			static fn ( string $value ): bool => '' !== $value
		);
		return array_filter(
			array(
				'page'       => $this->page(),
				'per_page'   => $this->per_page(),
				'order_by'   => $this->sort(),
				'order_type' => $this->is_ascending() ? 'ASC' : 'DESC',
				'search'     => $this->search(),
				'filters'    => $filters,
			),
			static fn ( mixed $value ): bool => '' !== $value && array() !== $value
		);
	}

	/**
	 * Whether the list is narrowed down: an empty one then means "no match".
	 */
	public function is_narrowed(): bool {
		return isset( $this->query()['search'] ) || isset( $this->query()['filters'] );
	}
}
