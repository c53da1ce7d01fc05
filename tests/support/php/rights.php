<?php
/**
 * Grants and revokes the rights to customers: with capabilities, or with FluentCart's roles.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Rights;

use FluentCart\App\Services\Permission\PermissionManager;

defined( 'ABSPATH' ) || exit;

/**
 * Grants capabilities to a user.
 *
 * @param int      $id           User id.
 * @param string[] $capabilities `fcc_view_customers`, …
 */
function add_capabilities( int $id, array $capabilities ): void {
	array_map( array( get_user_by( 'id', $id ), 'add_cap' ), $capabilities );
}

/**
 * Revokes capabilities of a user.
 *
 * @param int      $id           User id.
 * @param string[] $capabilities `fcc_view_customers`, …
 */
function remove_capabilities( int $id, array $capabilities ): void {
	array_map( array( get_user_by( 'id', $id ), 'remove_cap' ), $capabilities );
}

/**
 * Gives a user a FluentCart role, as its roles screen does. plugins/fluentcart-roles.php turns the roles on.
 *
 * @param int      $id          User id.
 * @param string   $role        `manager`, or a role that FluentCart does not have.
 * @param string[] $permissions Permissions of a role that FluentCart does not have.
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
 * Removes the FluentCart role of a user.
 *
 * @param int $id User id.
 */
function remove_role( int $id ): void {
	delete_user_meta( $id, '_fluent_cart_admin_role' );
}
