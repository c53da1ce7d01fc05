<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Settings;

use FluentCartCustomers\Host\RolePermissions;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The routes of the site's settings.
 */
final class SettingsController implements Controller {

	public function __construct( private readonly SettingsPresenter $presenter ) {}

	public function handlers(): array {
		return array(
			'getSettings'    => $this->get( ... ),
			'updateSettings' => $this->update( ... ),
		);
	}

	private function get(): WP_REST_Response {
		return new WP_REST_Response( $this->presenter->answer() );
	}

	/**
	 * @throws ApiError If a setting is read-only, or if a role does not exist or is locked.
	 */
	private function update( Input $input ): WP_REST_Response {
		$changes  = $input->body;
		$problems = $this->read_only_problems( $changes );
		$changes  = array_diff_key( $changes, $this->presenter->read_only() );
		if ( array_key_exists( 'permissions', $changes ) ) {
			$problems += self::permission_problems( $changes['permissions'] );
		}
		if ( array() !== $problems ) {
			throw ApiError::validation( $problems );
		}
		foreach ( $changes['permissions'] ?? array() as $role => $permissions ) {
			RolePermissions::change( (string) $role, RolePermissions::complete( $permissions ) );
		}
		SettingsOption::change( array_diff_key( $changes, array( 'permissions' => true ) ) );
		return $this->get();
	}

	/**
	 * @param array<string, mixed> $changes
	 * @return array<string, string> Messages by name, of read-only settings whose value would change.
	 */
	private function read_only_problems( array $changes ): array {
		$problems = array();
		$values   = $this->presenter->values();
		foreach ( $this->presenter->read_only() as $name => $reason ) {
			// A client may send only some of the roles.
			$is_unchanged = is_array( $changes[ $name ] ?? null ) && is_array( $values[ $name ] )
				? $changes[ $name ] === array_intersect_key( $values[ $name ], $changes[ $name ] )
				: ( $changes[ $name ] ?? $values[ $name ] ) === $values[ $name ];
			if ( ! $is_unchanged ) {
				$problems[ $name ] = 'fluentcart' === $reason['managed_by']
					? __( 'FluentCart has this setting. Change it there.', 'fluent-cart-customers' )
					: __( 'Another plugin sets this value, so you can’t change it here.', 'fluent-cart-customers' );
			}
		}
		return $problems;
	}

	/**
	 * @param array<array-key, list<string>>|null $permissions By role.
	 * @return array<string, string> Messages by full name of the field.
	 */
	private static function permission_problems( ?array $permissions ): array {
		if ( null === $permissions ) {
			return array( 'permissions' => __( 'Must be a JSON object.', 'fluent-cart-customers' ) );
		}
		$problems = array();
		$defaults = RolePermissions::defaults();
		foreach ( $permissions as $role => $names ) {
			if ( ! isset( $defaults[ $role ] ) ) {
				$problems[ "permissions[$role]" ] = __( 'This role doesn’t exist.', 'fluent-cart-customers' );
			} elseif ( RolePermissions::is_locked( (string) $role ) && RolePermissions::complete( $names ) !== $defaults[ $role ] ) {
				$problems[ "permissions[$role]" ] = __( 'Administrators always have all permissions.', 'fluent-cart-customers' );
			}
		}
		return $problems;
	}
}
