<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Settings;

use FluentCartCustomers\Activity\ActivityRetention;
use FluentCartCustomers\Contract\Currencies;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\NameOrder;
use FluentCartCustomers\Host\RolePermissions;
use FluentCartCustomers\Host\Settings;
use FluentCartCustomers\Host\SettingsOption;

defined( 'ABSPATH' ) || exit;

/**
 * The shape SettingsAnswer of the contract.
 */
final class SettingsPresenter {

	public function __construct( private readonly Host $host ) {}

	/**
	 * @return array<string, mixed>
	 */
	public function answer(): array {
		return array(
			'settings'        => self::with_objects( $this->values() ),
			'defaults'        => self::with_objects( $this->defaults() ),
			'read_only'       => (object) $this->read_only(),
			'site_name_order' => NameOrder::of_site_language()->value,
			'roles'           => self::roles(),
			'currencies'      => Currencies::all(),
		);
	}

	/**
	 * @return array<string, mixed> The effective values by name.
	 */
	public function values(): array {
		$settings = SettingsOption::read();
		return array(
			'currency'      => $this->host->currency(),
			'name_order'    => $settings->name_order->value,
			'permissions'   => $this->has_permissions() ? RolePermissions::all() : null,
			'delete_data'   => $settings->delete_data,
			'activity_days' => ActivityRetention::days(),
			'undo_days'     => $settings->undo_days,
			'agents'        => $settings->agents,
		);
	}

	/**
	 * @return array<string, mixed>
	 */
	private function defaults(): array {
		$settings = new Settings();
		return array(
			'currency'      => Settings::DEFAULT_CURRENCY,
			'name_order'    => $settings->name_order->value,
			'permissions'   => $this->has_permissions() ? RolePermissions::defaults() : null,
			'delete_data'   => $settings->delete_data,
			'activity_days' => $settings->activity_days,
			'undo_days'     => $settings->undo_days,
			'agents'        => $settings->agents,
		);
	}

	/**
	 * @return array<string, array{managed_by: string, message: string, url: string|null}> By name of the setting.
	 */
	public function read_only(): array {
		$read_only = array();
		$messages  = array(
			'currency'    => __( 'FluentCart sets the currency of the store.', 'fluent-cart-customers' ),
			'permissions' => __( 'FluentCart’s roles decide who can view, manage, and delete customers.', 'fluent-cart-customers' ),
		);
		foreach ( $messages as $name => $message ) {
			$url = $this->host->settings_screen( $name );
			if ( null !== $url ) {
				$read_only[ $name ] = array(
					'managed_by' => 'fluentcart',
					'message'    => $message,
					'url'        => $url,
				);
			}
		}
		$filtered = array(
			'permissions'   => $this->has_permissions() && RolePermissions::are_filtered(),
			'activity_days' => ActivityRetention::days() !== SettingsOption::read()->activity_days,
		);
		return $read_only + array_fill_keys(
			array_keys( array_filter( $filtered ) ),
			array(
				'managed_by' => 'plugin',
				'message'    => __( 'Another plugin sets this value, so you can’t change it here.', 'fluent-cart-customers' ),
				'url'        => null,
			)
		);
	}

	private function has_permissions(): bool {
		return null === $this->host->settings_screen( 'permissions' );
	}

	/**
	 * @return list<array{role: string, name: string, is_locked: bool}>
	 */
	private static function roles(): array {
		$roles = array();
		foreach ( RolePermissions::role_names() as $role => $name ) {
			$roles[] = array(
				'role'      => (string) $role,
				'name'      => $name,
				'is_locked' => RolePermissions::is_locked( (string) $role ),
			);
		}
		return $roles;
	}

	/**
	 * @param array<string, mixed> $values
	 * @return array<string, mixed> For JSON, where an array without keys is a list.
	 */
	private static function with_objects( array $values ): array {
		return array_map( static fn ( mixed $value ): mixed => is_array( $value ) ? (object) $value : $value, $values );
	}
}
