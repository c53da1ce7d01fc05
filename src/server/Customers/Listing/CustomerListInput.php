<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use DateTimeImmutable;
use DateTimeZone;
use FluentCartCustomers\Http\Errors\ApiError;

defined( 'ABSPATH' ) || exit;

/**
 * Builds ListArguments and CustomerCriteria from the arguments of a request.
 */
final class CustomerListInput {

	/**
	 * @param array<string, mixed> $arguments The validated members page, per_page and order_type; search, filters and order_by are
	 *                                        optional.
	 * @throws ApiError If the order needs a search.
	 */
	public static function arguments( array $arguments ): ListArguments {
		$criteria   = self::criteria( $arguments );
		$sort_field = $arguments['order_by'] ?? ( '' === $criteria->search ? 'id' : SortColumn::RELEVANCE );
		if ( SortColumn::RELEVANCE === $sort_field && '' === $criteria->search ) {
			throw ApiError::validation( array( 'order_by' => __( 'The order by relevance needs a search.', 'fluent-cart-customers' ) ) );
		}
		return new ListArguments(
			criteria: $criteria,
			page: $arguments['page'],
			per_page: $arguments['per_page'],
			sort_field: $sort_field,
			is_descending: SortColumn::RELEVANCE === $sort_field || 'DESC' === strtoupper( $arguments['order_type'] ),
		);
	}

	/**
	 * @param array<string, mixed> $arguments The validated members search and filters; both are optional.
	 */
	public static function criteria( array $arguments ): CustomerCriteria {
		$filters = $arguments['filters'] ?? array();

		return new CustomerCriteria(
			search: $arguments['search'] ?? '',
			statuses: self::values( $filters['status'] ?? array() ),
			created_from: self::start_of( $filters['date_from'] ?? null ),
			created_before: self::end_of( $filters['date_to'] ?? null ),
			total_spent_min: $filters['total_spent_min'] ?? null,
			total_spent_max: $filters['total_spent_max'] ?? null,
			order_count_min: $filters['order_count_min'] ?? null,
			order_count_max: $filters['order_count_max'] ?? null,
			ordered_from: self::start_of( $filters['last_order_from'] ?? null ),
			ordered_before: self::end_of( $filters['last_order_to'] ?? null ),
			no_order_since: self::start_of( $filters['no_order_since'] ?? null ),
			countries: self::values( $filters['country'] ?? array() ),
			cities: self::values( $filters['city'] ?? array() ),
			label_ids: self::values( $filters['label'] ?? array() ),
			has_user: $filters['has_user'] ?? null,
			has_notes: $filters['has_notes'] ?? null,
		);
	}

	/**
	 * @template T of int|string
	 * @param T|list<T> $value
	 * @return list<T> Each value once.
	 */
	private static function values( int|string|array $value ): array {
		return array_values( array_unique( (array) $value ) );
	}

	private static function start_of( ?string $day ): ?string {
		return null === $day ? null : self::start_of_day( $day );
	}

	private static function end_of( ?string $day ): ?string {
		return null === $day ? null : self::start_of_day( "$day +1 day" );
	}

	/**
	 * @param string $day A day in the site's time zone.
	 * @return string The start of the day in GMT, `Y-m-d H:i:s`.
	 */
	private static function start_of_day( string $day ): string {
		$gmt   = new DateTimeZone( 'UTC' );
		$start = ( new DateTimeImmutable( "$day 00:00:00", wp_timezone() ) )->setTimezone( $gmt );

		// Databases compare dates of these years only. Many clients send "9999-12-31" for an open end.
		$first = new DateTimeImmutable( '1000-01-01 00:00:00', $gmt );
		$last  = new DateTimeImmutable( '9999-12-31 23:59:59', $gmt );
		return max( $first, min( $last, $start ) )->format( 'Y-m-d H:i:s' );
	}
}
