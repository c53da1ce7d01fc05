<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Admin\BootstrapData;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Routes;

defined( 'ABSPATH' ) || exit;

/**
 * The block fluent-cart-customers/customer-overview: a part of a page that is there for those alone who may see
 * customers.
 */
final class CustomerOverviewBlock {

	public const NAME = 'fluent-cart-customers/customer-overview';

	private readonly string $folder;

	/** @var array<string, int> How many blocks of the same settings were drawn. */
	private array $drawn = array();

	public function __construct(
		private readonly string $plugin_file,
		private readonly CustomerPolicy $policy,
		private readonly Routes $routes,
		private readonly BootstrapData $bootstrap,
		private readonly NoCachePages $pages,
	) {
		$this->folder = dirname( $plugin_file ) . '/build/blocks/customer-overview';
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
		add_action( 'enqueue_block_editor_assets', array( $this->bootstrap, 'print_before_store' ) );
		add_filter( 'pre_render_block', array( $this, 'hide_from_unauthorized' ), 10, 2 );
		add_action( 'fluent_cart_customers/render_overview', array( $this, 'render' ) );
	}

	/**
	 * The action init. That the build is missing is said by Admin\Assets.
	 */
	public function register(): void {
		if ( ! is_file( "{$this->folder}/block.json" ) ) {
			return;
		}
		$block = register_block_type_from_metadata( $this->folder );
		if ( false === $block ) {
			return;
		}
		foreach ( $block->editor_script_handles as $handle ) {
			wp_set_script_translations( $handle, 'fluent-cart-customers', dirname( $this->plugin_file ) . '/languages' );
		}
	}

	/**
	 * The filter pre_render_block: before WordPress loads the scripts and styles of a block of which nothing is shown.
	 *
	 * @param array<string, mixed> $block Parsed.
	 */
	public function hide_from_unauthorized( ?string $content, array $block ): ?string {
		return self::NAME === $block['blockName'] && ! $this->is_visible() ? '' : $content;
	}

	/**
	 * The action fluent_cart_customers/render_overview, which is that of render.php: prints the block.
	 *
	 * @param array<string, mixed> $attributes
	 */
	public function render( array $attributes ): void {
		$settings = BlockSettings::of( $attributes );
		if ( $settings->is_empty() || ! $this->is_visible() ) {
			return;
		}
		$this->pages->send_no_cache_headers();

		$address = new PeriodLink( $this->key( $settings ) );
		$wrapper = get_block_wrapper_attributes(
			array_filter(
				array(
					// WordPress's emoji script would change what the page's script has drawn.
					'class' => 'wp-exclude-emoji',
					'id'    => self::element_id( $attributes['anchor'] ?? null, null === $settings->customer_id ? $address->element_id() : '' ),
					'style' => self::gap( $attributes['style']['spacing']['blockGap'] ?? null ),
				)
			)
		);
		?>
		<div <?php echo $wrapper; // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped there. ?>
			data-wp-interactive="<?php echo esc_attr( self::NAME ); ?>"
			data-wp-router-region="<?php echo esc_attr( $address->element_id() ); ?>"
			data-wp-context='{"isBusy":false}'
			data-wp-bind--aria-busy="context.isBusy">
			<div class="fcc-overview">
				<?php
				if ( null === $settings->customer_id ) {
					$this->render_store( $settings, $address );
				} else {
					$this->render_customer( $settings, $settings->customer_id );
				}
				?>
			</div>
		</div>
		<?php
	}

	private function render_store( BlockSettings $settings, PeriodLink $address ): void {
		$period = $settings->shows_periods ? $address->period() : null;
		$answer = $this->routes->preload( 'getOverview', array( 'period' => ( $period ?? $settings->period )->value ) );
		if ( null === $answer ) {
			OverviewParts::render_notice( __( 'The figures cannot be read at the moment.', 'fluent-cart-customers' ) );
			return;
		}
		( new OverviewMarkup( $settings, $address ) )->render( $answer['body']['data']['overview'] );
	}

	private function render_customer( BlockSettings $settings, int $id ): void {
		if ( 0 === $id ) {
			OverviewParts::render_notice( __( 'No customer has been chosen for this block yet.', 'fluent-cart-customers' ) );
			return;
		}
		$customer = $this->routes->preload( 'getCustomer', array(), array( 'customerId' => $id ) );
		$stats    = null === $customer ? null : $this->routes->preload( 'getCustomerStats', array(), array( 'customer' => $id ) );
		if ( null === $stats ) {
			OverviewParts::render_notice( __( 'This customer cannot be read: perhaps they have been deleted.', 'fluent-cart-customers' ) );
			return;
		}
		( new CustomerOverviewMarkup( $settings ) )->render( $customer['body']['data']['customer'], $stats['body']['data']['stats'] );
	}

	/**
	 * Figures of the store are for the eyes of one person, on a page that is made for them: never in an answer of the
	 * REST API, a feed, a mail, or a search index, which may be kept and shown to others, whoever asked for it.
	 */
	private function is_visible(): bool {
		return $this->pages->is_page() && $this->policy->allows( CustomerPolicy::VIEW );
	}

	/**
	 * A name of the block on its page, the same whenever the page is made.
	 */
	private function key( BlockSettings $settings ): string {
		$hash                 = substr( md5( (string) wp_json_encode( $settings ) ), 0, 4 );
		$this->drawn[ $hash ] = ( $this->drawn[ $hash ] ?? 0 ) + 1;
		return 1 === $this->drawn[ $hash ] ? $hash : "$hash-{$this->drawn[ $hash ]}";
	}

	/**
	 * WordPress writes the anchor itself, but before 7.0 not of a block that the server draws.
	 *
	 * @param mixed  $anchor   The attribute.
	 * @param string $fallback Where there is no anchor.
	 */
	private static function element_id( mixed $anchor, string $fallback ): string {
		if ( ! is_string( $anchor ) || '' === $anchor ) {
			return $fallback;
		}
		return function_exists( 'wp_apply_anchor_support' ) ? '' : $anchor;
	}

	/**
	 * WordPress writes the gap only for blocks of which it makes the layout.
	 *
	 * @param mixed $gap The attribute's blockGap.
	 */
	private static function gap( mixed $gap ): string {
		if ( ! is_string( $gap ) || 1 !== preg_match( '/^(?:var:preset\|spacing\|([a-z0-9-]+)|\d*\.?\d+(?:px|em|rem|%|vw|vh)?)$/i', $gap, $preset ) ) {
			return '';
		}
		return '--fcc-overview-gap: ' . ( isset( $preset[1] ) ? "var(--wp--preset--spacing--$preset[1])" : $gap ) . ';';
	}
}
