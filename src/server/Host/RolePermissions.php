<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OptionStore;
use WP_Role;

defined( 'ABSPATH' ) || exit;

/**
 * What the roles of a site without FluentCart can do with customers. WordPress stores it as capabilities of the roles.
 */
final class RolePermissions {

	/** The rights of the contract by their short names. */
	private const RIGHTS = array(
		'view'   => 'customers/view',
		'manage' => 'customers/manage',
		'delete' => 'customers/delete',
	);

	/** Always has all permissions. */
	private const ADMINISTRATOR = 'administrator';

	public static function is_locked( string $role ): bool {
		return self::ADMINISTRATOR === $role;
	}

	/**
	 * Whether another plugin maps a right to a capability that this plugin must not give to a role, or has the roles in its code.
	 */
	public static function are_filtered(): bool {
		return ! wp_roles()->use_db || array_map( StandaloneHost::capability( ... ), self::RIGHTS ) !== array_map( self::own_capability( ... ), self::RIGHTS );
	}

	/**
	 * @return array<array-key, string> Names in the user's language, by role.
	 */
	public static function role_names(): array {
		return array_map( translate_user_role( ... ), wp_roles()->get_names() );
	}

	/**
	 * @return array<array-key, list<string>> `view`, `manage`, `delete`, by role.
	 */
	public static function all(): array {
		return array_map( self::granted( ... ), wp_roles()->role_objects );
	}

	/**
	 * @return array<array-key, list<string>> Those of a new site.
	 */
	public static function defaults(): array {
		$permissions = array();
		foreach ( array_keys( self::role_names() ) as $role ) {
			$permissions[ $role ] = self::is_locked( (string) $role ) ? array_keys( self::RIGHTS ) : array();
		}
		return $permissions;
	}

	/**
	 * Adds `view` to `manage` and `delete`, and sorts.
	 *
	 * @param list<string> $permissions
	 * @return list<string>
	 */
	public static function complete( array $permissions ): array {
		return array() === $permissions ? array() : array_values( array_intersect( array_keys( self::RIGHTS ), array( 'view', ...$permissions ) ) );
	}

	/**
	 * Changes all roles or none, and keeps what other requests have changed since this one began.
	 *
	 * @param array<array-key, list<string>> $permissions By role.
	 * @throws DatabaseError If they are not stored.
	 */
	public static function change( array $permissions, OptionStore $options ): void {
		$roles = wp_roles();
		OptionStore::forget_cache( $roles->role_key );
		$roles->for_site();
		$roles->use_db = false; // WordPress would write once for each capability.
		foreach ( $permissions as $role => $granted ) {
			self::set( (string) $role, self::complete( $granted ) );
		}
		$roles->use_db = true;
		$options->write( $roles->role_key, $roles->roles );
	}

	/**
	 * @param list<string> $permissions From complete().
	 */
	private static function set( string $role, array $permissions ): void {
		$changed = get_role( $role );
		foreach ( self::RIGHTS as $name => $right ) {
			$is_granted = in_array( $name, $permissions, true );
			if ( null !== $changed && $changed->has_cap( self::own_capability( $right ) ) !== $is_granted ) {
				$is_granted ? $changed->add_cap( self::own_capability( $right ) ) : $changed->remove_cap( self::own_capability( $right ) );
			}
		}
	}

	/**
	 * @return list<string> None without `view`, which the others require.
	 */
	private static function granted( WP_Role $role ): array {
		$granted = array_keys( array_filter( self::RIGHTS, static fn ( string $right ): bool => $role->has_cap( StandaloneHost::capability( $right ) ) ) );
		return in_array( 'view', $granted, true ) ? $granted : array();
	}

	private static function own_capability( string $right ): string {
		return StandaloneHost::CAPABILITIES[ $right ];
	}
}
