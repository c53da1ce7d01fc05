<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use Closure;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Http\Routes;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the abilities of the contract. WordPress 6.9 and newer fires the actions when a request uses an ability.
 */
final class Abilities {

	/** The namespace and the category. */
	public const NAME = 'fluent-cart-customers';

	/**
	 * @param string            $compiled_file From the build.
	 * @param Closure(): Routes $routes
	 */
	public function __construct(
		private readonly string $compiled_file,
		private readonly Closure $routes,
		private readonly UndoGuard $undo_guard,
		private readonly CallLog $log,
	) {}

	/**
	 * The action wp_abilities_api_categories_init.
	 */
	public static function register_category(): void {
		wp_register_ability_category(
			self::NAME,
			array(
				'label'       => __( 'Customers', 'fluent-cart-customers' ),
				'description' => __( 'Find and change the customers of the store.', 'fluent-cart-customers' ),
			)
		);
	}

	/**
	 * The action wp_abilities_api_init.
	 */
	public function register(): void {
		$is_public = SettingsOption::read()->agents;
		foreach ( require $this->compiled_file as $name => $compiled ) {
			$ability = AbilityDefinition::from_compiled( $name, $compiled );
			$caller  = new AbilityCaller( $ability, ( $this->routes )(), $this->undo_guard, $this->log );
			wp_register_ability(
				self::NAME . "/$name",
				array(
					'label'               => AbilityLabels::of( $name ) ?? $ability->summary,
					'description'         => $ability->text(),
					'category'            => self::NAME,
					'input_schema'        => $ability->input,
					'output_schema'       => $ability->output,
					'execute_callback'    => $caller->execute( ... ),
					'permission_callback' => $caller->permission( ... ),
					'meta'                => array(
						'annotations'  => $ability->annotations,
						'show_in_rest' => true,
						// For agents: as WordPress 7.1 defines it, and as WordPress/mcp-adapter reads it.
						'public'       => $is_public,
						'mcp'          => array( 'public' => $is_public ),
					),
					'ability_class'       => Ability::class,
					'caller'              => $caller,
				)
			);
		}
	}
}
