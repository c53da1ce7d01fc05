<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Builds the schema View of the contract.
 */
final class ViewPresenter {

	public function __construct( private readonly CustomerPolicy $policy ) {}

	/**
	 * @return array<string, mixed>
	 */
	public function view( SavedView $view ): array {
		$author = get_userdata( $view->user_id );
		return array(
			'id'         => $view->id,
			'name'       => $view->name,
			'is_shared'  => $view->is_shared,
			'is_own'     => $view->is_of( get_current_user_id() ),
			'can_edit'   => $this->can_edit( $view ),
			'author'     => false === $author ? null : $author->display_name,
			'position'   => $view->position,
			'search'     => $view->query['search'],
			'filters'    => (object) $view->query['filters'],
			'order_by'   => $view->query['order_by'],
			'order_type' => $view->query['order_type'],
			'columns'    => $view->columns,
			'version'    => (string) $view->version,
		);
	}

	/**
	 * Whether the current user may change and delete the view.
	 */
	public function can_edit( SavedView $view ): bool {
		return $view->is_of( get_current_user_id() ) || ( $view->is_shared && $this->policy->allows( CustomerPolicy::MANAGE ) );
	}
}
