<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * The customers of a bulk action or an export: some by their ids, or all that match criteria except some.
 *
 * @phpstan-type Json array{customer_ids: non-empty-list<int>}|array{search: string, filters: array<string, mixed>, except_ids: list<int>}
 *               Members of a validated bulk request.
 */
final class CustomerSelection {

	/**
	 * @param non-empty-list<int>|null $ids Null for all that match.
	 * @param list<int>                $except_ids
	 * @param Json                     $json
	 */
	private function __construct(
		public readonly ?array $ids,
		public readonly CustomerCriteria $criteria,
		public readonly array $except_ids,
		private readonly array $json,
	) {}

	/**
	 * @param non-empty-list<int> $ids
	 */
	public static function of_ids( array $ids ): self {
		return new self( $ids, new CustomerCriteria(), array(), array( 'customer_ids' => $ids ) );
	}

	/**
	 * @param Json $json
	 */
	public static function from_array( array $json ): self {
		return isset( $json['customer_ids'] )
			? self::of_ids( $json['customer_ids'] )
			: new self( null, CustomerListInput::criteria( $json ), $json['except_ids'], $json );
	}

	/**
	 * @return Json
	 */
	public function to_array(): array {
		return $this->json;
	}
}
