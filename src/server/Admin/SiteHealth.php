<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use Closure;
use FluentCartCustomers\Background;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Indexes;
use FluentCartCustomers\Data\SearchFiling;

/**
 * Tells an owner in WordPress's Site Health how far a store that was large before has been prepared, and goes on with it now
 * if they want: where WordPress's cron does not run, nobody else does.
 */
final class SiteHealth {

	private const TEST   = 'fluent_cart_customers';
	private const ACTION = 'fcc_prepare';

	/**
	 * @param Closure(): SearchFiling $filing Made when somebody looks.
	 */
	public function __construct(
		private readonly Indexes $indexes,
		private readonly Closure $filing,
	) {}

	public function hook(): void {
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
		add_filter( 'debug_information', array( $this, 'add_information' ) );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'prepare' ) );
	}

	/**
	 * The filter site_status_tests.
	 *
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public function add_test( array $tests ): array {
		$tests['direct'][ self::TEST ] = array(
			'label' => __( 'Customers', 'fluent-cart-customers' ),
			'test'  => array( $this, 'test' ),
		);
		return $tests;
	}

	/**
	 * @return array<string, mixed> As WordPress wants a test's result.
	 */
	public function test(): array {
		try {
			$progress = $this->progress();
		} catch ( DatabaseError $error ) {
			return self::result( 'recommended', __( 'The customers could not be counted', 'fluent-cart-customers' ), $error->getMessage(), '' );
		}
		if ( array() === $progress['missing'] && $progress['filed'] >= $progress['customers'] ) {
			return self::result(
				'good',
				__( 'Lists and searches of customers are prepared', 'fluent-cart-customers' ),
				__( 'All indexes of customers and orders are there, and all customers are filed for the search.', 'fluent-cart-customers' ),
				''
			);
		}
		return self::result(
			'recommended',
			__( 'Lists and searches of customers are still being prepared', 'fluent-cart-customers' ),
			__( 'Everything works, only more slowly until it is done. It goes on in the background, by WordPress’s cron.', 'fluent-cart-customers' )
				. ' ' . implode( ' ', self::sentences( $progress ) ),
			sprintf(
				'<a class="button" href="%s">%s</a>',
				esc_url( wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION ), self::ACTION ) ),
				esc_html__( 'Go on with it now', 'fluent-cart-customers' )
			)
		);
	}

	/**
	 * The filter debug_information.
	 *
	 * @param array<string, array<string, mixed>> $information
	 * @return array<string, array<string, mixed>>
	 */
	public function add_information( array $information ): array {
		try {
			$sentences = self::sentences( $this->progress() );
		} catch ( DatabaseError $error ) {
			$sentences = array( $error->getMessage(), '' );
		}
		$information[ self::TEST ] = array(
			'label'  => __( 'Customers', 'fluent-cart-customers' ),
			'fields' => array(
				'indexes' => array(
					'label' => __( 'Indexes', 'fluent-cart-customers' ),
					'value' => $sentences[0],
				),
				'search'  => array(
					'label' => __( 'Search', 'fluent-cart-customers' ),
					'value' => $sentences[1],
				),
			),
		);
		return $information;
	}

	/**
	 * The action admin_post_fcc_prepare: a step of each job, as the background takes it.
	 */
	public function prepare(): void {
		check_admin_referer( self::ACTION );
		if ( ! current_user_can( 'view_site_health_checks' ) ) {
			wp_die( esc_html__( 'Sorry, you are not allowed to do that.', 'fluent-cart-customers' ), 403 );
		}
		do_action( Indexes::EVENT );
		do_action( Background::EVENT );
		wp_safe_redirect( admin_url( 'site-health.php' ) );
		exit;
	}

	/**
	 * @return array{missing: list<string>, indexes: int, filed: int, customers: int} Names of indexes that are missing, of so
	 *                                                                                many; and how many customers are filed.
	 * @throws DatabaseError
	 */
	private function progress(): array {
		return $this->indexes->coverage() + ( $this->filing )()->coverage();
	}

	/**
	 * @param array{missing: list<string>, indexes: int, filed: int, customers: int} $progress
	 * @return array{string, string} Of the indexes, and of the search.
	 */
	private static function sentences( array $progress ): array {
		$missing = count( $progress['missing'] );
		return array(
			0 === $missing
				? __( 'All indexes are there.', 'fluent-cart-customers' )
				: sprintf(
					/* translators: 1: a number, 2: the number of all, 3: names. */
					__( '%1$s of %2$s indexes are missing: %3$s.', 'fluent-cart-customers' ),
					number_format_i18n( $missing ),
					number_format_i18n( $progress['indexes'] ),
					implode( ', ', $progress['missing'] )
				),
			sprintf(
				/* translators: 1: a number, 2: the number of all. */
				__( '%1$s of %2$s customers are filed for the search.', 'fluent-cart-customers' ),
				number_format_i18n( min( $progress['filed'], $progress['customers'] ) ),
				number_format_i18n( $progress['customers'] )
			),
		);
	}

	/**
	 * @param string $actions HTML.
	 * @return array<string, mixed>
	 */
	private static function result( string $status, string $label, string $description, string $actions ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => __( 'Customers', 'fluent-cart-customers' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'actions'     => $actions,
			'test'        => self::TEST,
		);
	}
}
