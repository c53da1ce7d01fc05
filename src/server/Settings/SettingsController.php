<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Settings;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OptionStore;
use FluentCartCustomers\Host\RolePermissions;
use FluentCartCustomers\Host\Settings;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The routes of the site's settings.
 */
final class SettingsController implements Controller {

	public function __construct( private readonly SettingsPresenter $presenter, private readonly OptionStore $options ) {}

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
	 * @throws ApiError If a setting is read-only, if undo has too few days, or if a role does not exist or is locked.
	 * @throws DatabaseError If they are not stored.
	 */
	private function update( Input $input ): WP_REST_Response {
		$changes  = $input->body;
		$problems = $this->read_only_problems( $changes ) + self::undo_problems( $changes['undo_days'] ?? 0 );
		$changes  = array_diff_key( $changes, $this->presenter->read_only() );
		if ( array_key_exists( 'permissions', $changes ) ) {
			$problems += self::permission_problems( $changes['permissions'] );
		}
		if ( array() !== $problems ) {
			throw ApiError::validation( $problems );
		}
		$values = array_diff_key( $changes, array( 'permissions' => true ) );
		if ( array() !== $values ) {
			SettingsOption::change( $values, $this->options );
		}
		if ( array() !== ( $changes['permissions'] ?? array() ) ) {
			RolePermissions::change( $changes['permissions'], $this->options );
		}
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
			$sent = $changes[ $name ] ?? $values[ $name ];
			// A client may send only some of the roles, and in any order.
			$is_unchanged = is_array( $sent ) && is_array( $values[ $name ] )
				? array() === array_filter( $sent, static fn ( array $granted, int|string $role ): bool => RolePermissions::complete( $granted ) !== ( $values[ $name ][ $role ] ?? null ), ARRAY_FILTER_USE_BOTH )
				: $sent === $values[ $name ];
			if ( ! $is_unchanged ) {
				$problems[ $name ] = $reason['message'];
			}
		}
		return $problems;
	}

	/**
	 * @return array<string, string> A message, for a time that is too short to notice a mistake.
	 */
	private static function undo_problems( int $days ): array {
		return 0 === $days || $days >= Settings::MIN_UNDO_DAYS
			? array()
			/* translators: 1: the smallest number of days. 2: the largest number of days. */
			: array( 'undo_days' => sprintf( __( 'Must be 0, or a number from %1$d to %2$d.', 'fluent-cart-customers' ), Settings::MIN_UNDO_DAYS, Settings::MAX_UNDO_DAYS ) );
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
