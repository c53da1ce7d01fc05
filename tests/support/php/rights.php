<?php
/**
 * Grants and revokes rights with customers: by capabilities, and beside FluentCart by its roles.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Rights;

use FluentCart\App\Services\Permission\PermissionManager;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a user capabilities.
 *
 * @param int      $id           Of the user.
 * @param string[] $capabilities `fcc_view_customers`, …
 */
function add_capabilities( int $id, array $capabilities ): void {
	array_map( array( get_user_by( 'id', $id ), 'add_cap' ), $capabilities );
}

/**
 * Takes capabilities from a user.
 *
 * @param int      $id           Of the user.
 * @param string[] $capabilities `fcc_view_customers`, …
 */
function remove_capabilities( int $id, array $capabilities ): void {
	array_map( array( get_user_by( 'id', $id ), 'remove_cap' ), $capabilities );
}

/**
 * Gives a user a role of FluentCart, as its screen of roles does. plugins/fluentcart-roles.php lets FluentCart have roles.
 *
 * @param int      $id          Of the user.
 * @param string   $role        `manager`, or one that FluentCart does not have.
 * @param string[] $permissions Of a role that FluentCart does not have.
 */
function give_role( int $id, string $role, array $permissions ): void {
	$roles = get_option( 'fcc_test_roles', array() );
	if ( array() !== $permissions ) {
		$roles[ $role ] = array( 'permissions' => $permissions );
	}
	update_option( 'fcc_test_roles', $roles );
	PermissionManager::attachRole( $id, $role );
}

/**
 * Takes the role of FluentCart from a user.
 *
 * @param int $id Of the user.
 */
function remove_role( int $id ): void {
	delete_user_meta( $id, '_fluent_cart_admin_role' );
}
