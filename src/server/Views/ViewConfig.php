<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

use Closure;
use FluentCartCustomers\Customers\Listing\SortColumn;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use WP_View_Config_Data;

defined( 'ABSPATH' ) || exit;

/**
 * Offers shared views through WordPress's configuration of views, which exists since 7.1: the route wp/v2/view-config, with
 * the kind `fluentCartCustomers` and the name `customer`. Its fields have the names of the list's columns and filters.
 */
final class ViewConfig {

	private const FILTER = 'get_entity_view_config_fluentcartcustomers_customer';

	/** The version of WordPress's schema that this class writes. */
	private const VERSION = 1;

	/** Field and operator of each filter. WordPress's schema has fewer operators than the list (src/admin/navigation/view-filters.ts). */
	private const FILTERS = array(
		'status'          => array( 'status', 'is' ),
		'country'         => array( 'country', 'isAny' ),
		'city'            => array( 'city', 'is' ),
		'has_notes'       => array( 'has_notes', 'is' ),
		'has_user'        => array( 'has_user', 'is' ),
		'label'           => array( 'label', 'isAny' ),
		'no_order_since'  => array( 'no_order_since', 'is' ),
		'total_spent_min' => array( 'total_spent', 'greaterThanOrEqual' ),
		'total_spent_max' => array( 'total_spent', 'lessThanOrEqual' ),
		'date_from'       => array( 'created_at', 'greaterThanOrEqual' ),
		'date_to'         => array( 'created_at', 'lessThanOrEqual' ),
		'last_order_from' => array( 'last_order_date', 'greaterThanOrEqual' ),
		'last_order_to'   => array( 'last_order_date', 'lessThanOrEqual' ),
		'order_count_min' => array( 'order_count', 'greaterThanOrEqual' ),
		'order_count_max' => array( 'order_count', 'lessThanOrEqual' ),
	);

	private const DEFAULT_VIEW = array(
		'type'       => 'table',
		'perPage'    => 20,
		'filters'    => array(),
		'titleField' => 'first_name',
		'fields'     => array( 'status', 'order_count', 'total_spent', 'last_order_date', 'created_at' ),
		'sort'       => array(
			'field'     => 'created_at',
			'direction' => 'desc',
		),
	);

	/**
	 * @param Closure(): ViewStore $views
	 */
	public function __construct(
		private readonly Closure $views,
		private readonly CustomerPolicy $policy,
	) {}

	public function hook(): void {
		add_filter( self::FILTER, array( $this, 'add_views' ) );
	}

	/**
	 * The filter get_entity_view_config_{kind}_{name}. WordPress's route needs a right to edit posts only.
	 *
	 * @throws DatabaseError
	 */
	public function add_views( WP_View_Config_Data $config ): WP_View_Config_Data {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return $config;
		}
		$list = array(
			array(
				'title' => __( 'All customers', 'fluent-cart-customers' ),
				'slug'  => 'all',
			),
		);
		foreach ( ( $this->views )()->visible_to( get_current_user_id() ) as $view ) {
			if ( $view->is_shared ) {
				$list[] = self::entry( $view );
			}
		}
		return $config->set(
			array(
				'default_view'    => self::DEFAULT_VIEW,
				'default_layouts' => array( 'table' => array() ),
				'view_list'       => $list,
			),
			self::VERSION
		);
	}

	/**
	 * WordPress's schema has no search, and so no order of its matches.
	 *
	 * @return array<string, mixed>
	 */
	private static function entry( SavedView $view ): array {
		$members = array(
			'filters' => self::filters( $view->query['filters'] ),
			'sort'    => SortColumn::RELEVANCE === $view->query['order_by'] ? self::DEFAULT_VIEW['sort'] : array(
				'field'     => $view->query['order_by'],
				'direction' => strtolower( $view->query['order_type'] ),
			),
		);
		return array(
			'title' => $view->name,
			'slug'  => (string) $view->id,
			'view'  => array() === $view->columns ? $members : $members + array( 'fields' => $view->columns ),
		);
	}

	/**
	 * @param array<string, mixed> $filters CustomerFilters of the contract.
	 * @return list<array{field: string, operator: string, value: mixed}>
	 */
	private static function filters( array $filters ): array {
		$found = array();
		foreach ( self::FILTERS as $name => [ $field, $operator ] ) {
			if ( isset( $filters[ $name ] ) ) {
				$found[] = array(
					'field'    => $field,
					'operator' => $operator,
					'value'    => self::value( $filters[ $name ], $field, $operator ),
				);
			}
		}
		return $found;
	}

	/**
	 * Returns the value as the filters of the list have it: amounts in whole units, ids and answers as texts.
	 */
	private static function value( mixed $value, string $field, string $operator ): mixed {
		return match ( true ) {
			'total_spent' === $field => $value / 100,
			'isAny' === $operator => array_map( strval( ... ), (array) $value ),
			is_bool( $value ) => $value ? 'true' : 'false',
			default => $value,
		};
	}
}
