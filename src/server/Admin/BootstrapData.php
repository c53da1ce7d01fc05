<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use Closure;
use FluentCartCustomers\Contract\Countries;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\Locale;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Overview\OverviewTexts;
use FluentCartCustomers\Privacy\ErasureRequest;

defined( 'ABSPATH' ) || exit;

/**
 * Data about the site and the user that the scripts need: the type Bootstrap of src/api/bootstrap.ts.
 */
final class BootstrapData {

	private bool $is_printed = false;

	/**
	 * @param Closure(): array<int, string> $labels FluentCart's labels by id.
	 */
	public function __construct(
		private readonly Host $host,
		private readonly CustomerPolicy $policy,
		private readonly Closure $labels,
	) {}

	/**
	 * Prints the data before the script of the store, once a page.
	 */
	public function print_before_store(): void {
		if ( $this->is_printed ) {
			return;
		}
		$this->is_printed = true;
		wp_add_inline_script(
			'fcc-store',
			'window.fluentCartCustomers = ' . wp_json_encode( $this->data(), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . ';',
			'before'
		);
	}

	/**
	 * Adds FluentCart's labels. Only the list needs them, and they take a query.
	 */
	public function print_labels(): void {
		wp_add_inline_script(
			'fcc-store',
			'window.fluentCartCustomers.labels = ' . wp_json_encode( self::choices( ( $this->labels )() ), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . ';',
			'before'
		);
	}

	/**
	 * Enqueues the script and style of a page of the plugin, with the data that they need.
	 *
	 * @param string                                                                           $handle  Of both.
	 * @param array<string, array{body: array<string, mixed>, headers: array<string, string>}> $answers To the first requests of
	 *                                                                                                  the script, by path.
	 */
	public function enqueue_page( string $handle, array $answers ): void {
		wp_enqueue_script( $handle );
		wp_enqueue_script( 'wp-auth-check' ); // With heartbeat: WordPress's login over a page whose session has ended.
		wp_enqueue_style( $handle );
		$this->print_before_store();
		self::print_answers( $answers );
	}

	/**
	 * Prints the answers before the script of the store.
	 *
	 * @param array<string, array{body: array<string, mixed>, headers: array<string, string>}> $answers By path.
	 */
	private static function print_answers( array $answers ): void {
		if ( array() !== $answers ) {
			wp_add_inline_script(
				'fcc-store',
				'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( '
					. wp_json_encode( $answers, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . ' ) );',
				'before'
			);
		}
	}

	/**
	 * Returns the store's country. Without a setting, it is derived from the time zone (Europe/Berlin), or from the currency,
	 * whose code begins with a country code (JPY).
	 */
	private function country(): string {
		$guesses = array(
			$this->host->country(),
			wp_timezone()->getLocation()['country_code'] ?? null,
			substr( $this->host->currency(), 0, 2 ),
		);
		foreach ( $guesses as $country ) {
			if ( null !== $country && Countries::has( $country ) ) {
				return $country;
			}
		}
		return '';
	}

	/**
	 * @return array<string, mixed>
	 */
	private function data(): array {
		return array(
			'namespace'         => $this->host->namespaces()[0],
			'currency'          => $this->host->currency(),
			'country'           => $this->country(),
			'isFamilyNameFirst' => SettingsOption::read()->name_order->is_family_first(),
			'locale'            => Locale::for_intl(),
			'timeZone'          => wp_timezone_string(),
			'can'               => array(
				'view'        => $this->policy->allows( CustomerPolicy::VIEW ),
				'manage'      => $this->policy->allows( CustomerPolicy::MANAGE ),
				'delete'      => $this->policy->allows( CustomerPolicy::DELETE ),
				'editUsers'   => $this->policy->allows_email_of_user(),
				'listUsers'   => current_user_can( 'list_users' ),
				'createUsers' => current_user_can( 'create_users' ),
			),
			'userId'            => get_current_user_id(),
			'undoDays'          => SettingsOption::read()->undo_days,
			'statuses'          => self::choices( CustomerStatuses::all() ),
			'periods'           => array(
				'label'   => OverviewTexts::periods_label(),
				'choices' => OverviewTexts::periods(),
			),
			'showAvatars'       => (bool) get_option( 'show_avatars' ),
			'pageUrl'           => CustomersPage::url(),
			'settingsUrl'       => SettingsPage::url(),
			'eraseUrl'          => ErasureRequest::url(),
			'statesUrl'         => $this->host->has_states() ? CountryStatesAjax::url() : null,
		);
	}

	/**
	 * @param array<int|string, string> $labels By value.
	 * @return list<array{value: string, label: string}>
	 */
	private static function choices( array $labels ): array {
		return array_map(
			static fn ( int|string $value, string $label ): array => array(
				'value' => (string) $value,
				'label' => $label,
			),
			array_keys( $labels ),
			array_values( $labels )
		);
	}
}
