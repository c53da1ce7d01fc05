<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Admin\BootstrapData;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Routes;

defined( 'ABSPATH' ) || exit;

/**
 * The block fluent-cart-customers/customer-overview. Only users that may view customers see it.
 */
final class CustomerOverviewBlock {

	public const NAME = 'fluent-cart-customers/customer-overview';

	/** The files that PHP reads, relative to the plugin's folder. */
	public const FILES = array(
		self::FOLDER . '/block.json',
		self::FOLDER . '/index.asset.php',
		self::FOLDER . '/view.asset.php',
		self::FOLDER . '/render.php',
	);

	private const FOLDER = 'build/blocks/customer-overview';

	private readonly string $folder;

	/** @var array<string, int> Number of rendered blocks by hash of their settings. */
	private array $rendered = array();

	public function __construct(
		string $plugin_file,
		private readonly CustomerPolicy $policy,
		private readonly Routes $routes,
		private readonly BootstrapData $bootstrap,
		private readonly BlockExample $example,
		private readonly NoCachePages $pages,
	) {
		$this->folder = dirname( $plugin_file ) . '/' . self::FOLDER;
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
		add_action( 'enqueue_block_editor_assets', array( $this, 'print_before_editor' ) );
		add_filter( 'pre_render_block', array( $this, 'hide_from_unauthorized' ), 10, 2 );
		add_action( 'fluent_cart_customers/render_overview', array( $this, 'render' ) );
	}

	/**
	 * The action init.
	 */
	public function register(): void {
		register_block_type_from_metadata( $this->folder );
	}

	/**
	 * The action enqueue_block_editor_assets.
	 */
	public function print_before_editor(): void {
		$this->bootstrap->print_before_store();
		wp_add_inline_script(
			generate_block_asset_handle( self::NAME, 'editorScript' ),
			'window.fluentCartCustomersExample = ' . wp_json_encode( $this->example->data(), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . ';',
			'before'
		);
	}

	/**
	 * The filter pre_render_block, which runs before WordPress enqueues the block's scripts and styles.
	 *
	 * @param array<string, mixed> $block Parsed.
	 */
	public function hide_from_unauthorized( ?string $content, array $block ): ?string {
		return self::NAME === $block['blockName'] && ! $this->is_visible() ? '' : $content;
	}

	/**
	 * The action fluent_cart_customers/render_overview, which render.php fires.
	 *
	 * @param array<string, mixed> $attributes
	 */
	public function render( array $attributes ): void {
		$settings = BlockSettings::of( $attributes );
		if ( $settings->is_empty() || ! $this->is_visible() ) {
			return;
		}
		$this->pages->send_no_cache_headers();

		$link    = new PeriodLink( $this->key( $settings ) );
		$wrapper = get_block_wrapper_attributes(
			array_filter(
				array(
					// Keeps WordPress's emoji script from changing elements that the block's script updates.
					'class' => 'wp-exclude-emoji',
					'id'    => self::element_id( $attributes['anchor'] ?? null, null === $settings->customer_id ? $link->element_id() : '' ),
					'style' => self::gap( $attributes['style']['spacing']['blockGap'] ?? null ),
				)
			)
		);
		?>
		<div <?php echo $wrapper; // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped there. ?>
			data-wp-interactive="<?php echo esc_attr( self::NAME ); ?>"
			data-wp-router-region="<?php echo esc_attr( $link->element_id() ); ?>"
			data-wp-context='{"isBusy":false}'
			data-wp-bind--aria-busy="context.isBusy">
			<div class="fcc-overview">
				<?php
				if ( null === $settings->customer_id ) {
					$this->render_store( $settings, $link );
				} else {
					$this->render_customer( $settings, $link, $settings->customer_id );
				}
				?>
			</div>
		</div>
		<?php
	}

	private function render_store( BlockSettings $settings, PeriodLink $link ): void {
		$period = $settings->shows_periods ? $link->period() : null;
		$answer = $this->routes->preload( 'getOverview', array( 'period' => ( $period ?? $settings->period )->value ) );
		if ( null === $answer ) {
			OverviewMarkup::render_notice( __( 'Metrics aren’t available right now. Reload the page to try again.', 'fluent-cart-customers' ) );
			return;
		}
		( new OverviewMarkup( $settings, $link ) )->render_store( $answer['body']['data']['overview'] );
	}

	private function render_customer( BlockSettings $settings, PeriodLink $link, int $id ): void {
		if ( 0 === $id ) {
			OverviewMarkup::render_notice( __( 'No customer is selected for this block.', 'fluent-cart-customers' ) );
			return;
		}
		$customer = $this->routes->preload( 'getCustomer', array(), array( 'customerId' => $id ) );
		$stats    = null === $customer ? null : $this->routes->preload( 'getCustomerStats', array(), array( 'customer' => $id ) );
		if ( null === $stats ) {
			OverviewMarkup::render_notice( __( 'Couldn’t load this customer. They might have been deleted.', 'fluent-cart-customers' ) );
			return;
		}
		( new OverviewMarkup( $settings, $link ) )->render_customer( $customer['body']['data']['customer'], $stats['body']['data']['stats'] );
	}

	/**
	 * Shows figures only on a page that is rendered for a user who may view customers. Other output, such as REST answers,
	 * feeds, emails and search indexes, can be stored and shown to other users.
	 */
	private function is_visible(): bool {
		return $this->pages->is_page() && $this->policy->allows( CustomerPolicy::VIEW );
	}

	/**
	 * Returns a key that is unique on the page and does not change between requests.
	 */
	private function key( BlockSettings $settings ): string {
		$hash                    = substr( md5( (string) wp_json_encode( $settings ) ), 0, 4 );
		$this->rendered[ $hash ] = ( $this->rendered[ $hash ] ?? 0 ) + 1;
		return 1 === $this->rendered[ $hash ] ? $hash : "$hash-{$this->rendered[ $hash ]}";
	}

	/**
	 * WordPress prints the anchor of a block that the server renders only since 7.0.
	 *
	 * @param mixed  $anchor   Attribute of the block.
	 * @param string $fallback Returned if the block has no anchor.
	 * @return string Empty if WordPress prints the anchor.
	 */
	private static function element_id( mixed $anchor, string $fallback ): string {
		if ( ! is_string( $anchor ) || '' === $anchor ) {
			return $fallback;
		}
		return function_exists( 'wp_apply_anchor_support' ) ? '' : $anchor;
	}

	/**
	 * WordPress prints the gap only for blocks with a layout of its own.
	 *
	 * @param mixed $gap Attribute blockGap of the block.
	 * @return string CSS declaration; empty for an invalid gap.
	 */
	private static function gap( mixed $gap ): string {
		if ( ! is_string( $gap ) || 1 !== preg_match( '/^(?:var:preset\|spacing\|([a-z0-9-]+)|\d*\.?\d+(?:px|em|rem|%|vw|vh)?)$/i', $gap, $preset ) ) {
			return '';
		}
		return '--fcc-overview-gap: ' . ( isset( $preset[1] ) ? "var(--wp--preset--spacing--$preset[1])" : $gap ) . ';';
	}
}
