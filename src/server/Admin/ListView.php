<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * The view of the list, from the page's address and the user's preferences. src/admin/navigation/view.ts derives the same view.
 */
final class ListView {

	private const PAGE_SIZES = array( 20, 50, 100 );

	private const COLUMNS         = array( 'status', 'order_count', 'total_spent', 'last_order_date', 'created_at', 'email', 'average_order_value', 'first_order_date', 'id' );
	private const DEFAULT_COLUMNS = array( 'status', 'order_count', 'total_spent', 'last_order_date', 'created_at' );

	/** The first one is the default. */
	private const DENSITIES = array( 'balanced', 'compact', 'comfortable' );

	private const DEFAULT_SORT = 'created_at';

	/** The default of a search. The request then has no sort. */
	private const RELEVANCE = 'relevance';

	/** By name, as in src/api/customer-query.ts. */
	private const FILTERS = array( 'city', 'country', 'date_from', 'date_to', 'has_notes', 'has_user', 'label', 'last_order_from', 'last_order_to', 'no_order_since', 'order_count_max', 'order_count_min', 'status', 'total_spent_max', 'total_spent_min' );

	/** Filters with several values, in the address with commas between them. */
	private const LISTS = array( 'country', 'label' );

	/** Arguments that a saved view stands for: src/admin/navigation/saved-view.ts. */
	private const ROWS = array( 'search', 'orderby', 'order', ...self::FILTERS );

	/** The id of the view of all customers, if another view opens without arguments. */
	private const ALL = 'all';

	/**
	 * @param array<string, string> $address     Query arguments of the page, unslashed, with those of the saved view.
	 * @param array<mixed>          $preferences The user's stored preferences, not validated.
	 * @param int|null              $saved_id    The saved view that the address names.
	 */
	private function __construct(
		private readonly array $address,
		private readonly array $preferences,
		public readonly ?int $saved_id,
	) {}

	/**
	 * Returns the view of the current request and user.
	 *
	 * @param list<array<string, mixed>> $saved_views The schema View of the contract: those that the user sees.
	 */
	public static function current( array $saved_views ): self {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- A view changes no data.
		$address = array_filter( wp_unslash( $_GET ), 'is_string' );

		// The option of WordPress's preferences store (wp-includes/user.php).
		$stored      = get_user_option( 'persisted_preferences' );
		$stored      = is_array( $stored ) ? $stored['fluent-cart-customers'] ?? array() : array();
		$preferences = is_array( $stored ) ? $stored['view'] ?? array() : array();
		$preferences = is_array( $preferences ) ? $preferences : array();
		$opening     = is_array( $stored ) && is_int( $stored['openingView'] ?? null ) ? (string) $stored['openingView'] : self::ALL;

		$saved = self::saved( $address, $saved_views, $opening );
		if ( null === $saved ) {
			return new self( $address, $preferences, null );
		}
		$columns = self::has( $address, array( 'columns' ) ) ? explode( ',', $address['columns'] ) : $saved['columns'];
		if ( array() !== $columns ) {
			$preferences['fields'] = $columns;
		}
		if ( ! self::has( $address, self::ROWS ) ) {
			$address = self::arguments( $saved ) + $address;
		}
		return new self( $address, $preferences, $saved['id'] );
	}

	/**
	 * @param array<string, string>      $address
	 * @param list<array<string, mixed>> $saved_views
	 * @param string                     $opening     Id of the view that opens without arguments.
	 * @return array<string, mixed>|null The saved view of the address; null for all customers.
	 */
	private static function saved( array $address, array $saved_views, string $opening ): ?array {
		$id = self::has( $address, array( 'view' ) ) ? $address['view'] : null;
		if ( null === $id ) {
			$id = self::has( $address, array( 'paged', 'per_page', ...self::ROWS ) ) ? self::ALL : $opening;
		}
		foreach ( $saved_views as $saved ) {
			if ( (string) $saved['id'] === $id ) {
				return $saved;
			}
		}
		return null;
	}

	/**
	 * @param array<string, string> $address
	 * @param list<string>          $names
	 */
	private static function has( array $address, array $names ): bool {
		foreach ( $names as $name ) {
			if ( '' !== ( $address[ $name ] ?? '' ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @param array<string, mixed> $saved The schema View.
	 * @return array<string, string> Its search, sort and filters as query arguments of the page.
	 */
	private static function arguments( array $saved ): array {
		$text = static fn ( mixed $value ): string => is_bool( $value ) ? wp_json_encode( $value ) : implode( ',', (array) $value );
		return array(
			'search'  => $saved['search'],
			'orderby' => $saved['order_by'],
			'order'   => strtolower( $saved['order_type'] ),
		) + array_map( $text, (array) $saved['filters'] );
	}

	public function search(): string {
		return trim( $this->address['search'] ?? '' );
	}

	public function page(): int {
		return max( 1, (int) ( $this->address['paged'] ?? 1 ) );
	}

	public function per_page(): int {
		foreach ( array( $this->address['per_page'] ?? null, $this->preferences['perPage'] ?? null ) as $size ) {
			if ( is_numeric( $size ) && in_array( (int) $size, self::PAGE_SIZES, true ) ) {
				return (int) $size;
			}
		}
		return self::PAGE_SIZES[0];
	}

	/**
	 * @return list<string> Columns after the customer's column.
	 */
	public function columns(): array {
		$chosen = $this->preferences['fields'] ?? null;
		if ( ! is_array( $chosen ) ) {
			return self::DEFAULT_COLUMNS;
		}
		$known = array_filter( $chosen, static fn ( mixed $column ): bool => in_array( $column, self::COLUMNS, true ) );
		return array_values( array_unique( $known ) );
	}

	public function density(): string {
		$chosen = $this->preferences['density'] ?? null;
		return in_array( $chosen, self::DENSITIES, true ) ? $chosen : self::DENSITIES[0];
	}

	/**
	 * @return string Not validated: a sort field of the contract, or any text of the address.
	 */
	public function sort(): string {
		$chosen  = $this->address['orderby'] ?? self::RELEVANCE;
		$default = '' === $this->search() ? self::DEFAULT_SORT : self::RELEVANCE;
		return self::RELEVANCE === $chosen ? $default : $chosen;
	}

	public function is_ascending(): bool {
		return 'asc' === ( $this->address['order'] ?? '' );
	}

	/**
	 * Returns the arguments of the REST request for this view. They must equal those of src/admin/navigation/view.ts, so that the app uses
	 * the preloaded answer.
	 *
	 * @return array<string, mixed>
	 */
	public function query(): array {
		$filters = array();
		foreach ( self::FILTERS as $name ) {
			$value = $this->address[ $name ] ?? '';
			if ( '' !== $value ) {
				$filters[ $name ] = in_array( $name, self::LISTS, true ) ? array_values( array_filter( explode( ',', $value ) ) ) : $value;
			}
		}
		$sort = array(
			'order_by'   => $this->sort(),
			'order_type' => $this->is_ascending() ? 'ASC' : 'DESC',
		);
		return array_filter(
			array(
				'page'     => $this->page(),
				'per_page' => $this->per_page(),
				...( self::RELEVANCE === $this->sort() ? array() : $sort ),
				'search'   => $this->search(),
				'filters'  => $filters,
			),
			static fn ( mixed $value ): bool => '' !== $value && array() !== $value
		);
	}

	/**
	 * Returns whether the view has a search or filters.
	 */
	public function has_criteria(): bool {
		return isset( $this->query()['search'] ) || isset( $this->query()['filters'] );
	}
}
