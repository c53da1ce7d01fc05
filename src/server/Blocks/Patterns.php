<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Overview\OverviewTexts;
use FluentCartCustomers\Overview\Summaries\Period;
use WP_Block_Type_Registry;

defined( 'ABSPATH' ) || exit;

/**
 * Registers patterns of dashboard pages, built from this plugin's block and WordPress's blocks.
 */
final class Patterns {

	private const CATEGORY = 'fluent-cart-customers';

	public function hook(): void {
		// After the block is registered.
		add_action( 'init', array( $this, 'register' ), 11 );
	}

	/**
	 * The action init.
	 */
	public function register(): void {
		if ( ! WP_Block_Type_Registry::get_instance()->is_registered( CustomerOverviewBlock::NAME ) ) {
			return;
		}
		register_block_pattern_category(
			self::CATEGORY,
			array(
				'label'       => __( 'Customer dashboards', 'fluent-cart-customers' ),
				'description' => __( 'Pages that show how your customer base is doing. Visible only to people who can view customers.', 'fluent-cart-customers' ),
			)
		);
		foreach ( $this->patterns() as $name => $pattern ) {
			register_block_pattern(
				"fluent-cart-customers/$name",
				$pattern + array(
					'categories'    => array( self::CATEGORY ),
					'viewportWidth' => 1200,
				)
			);
		}
	}

	/**
	 * @return array<string, array{title: string, description: string, content: string}> By name.
	 */
	private function patterns(): array {
		return array(
			'customer-dashboard' => array(
				'title'       => __( 'Customer dashboard', 'fluent-cart-customers' ),
				'description' => __( 'Metrics, a chart, and top customers for a period that readers can change.', 'fluent-cart-customers' ),
				'content'     => self::page(
					self::heading( __( 'Customers at a glance', 'fluent-cart-customers' ) ),
					self::paragraph( __( 'Only people with permission to view customers can see the metrics on this page.', 'fluent-cart-customers' ) ),
					self::overview( array( 'showTitle' => false ) )
				),
			),
			'team-dashboard'     => array(
				'title'       => __( 'Team dashboard', 'fluent-cart-customers' ),
				'description' => __( 'The last 7 days, the last 12 months next to the top customers, and a featured customer.', 'fluent-cart-customers' ),
				'content'     => self::page(
					self::heading( __( 'Team dashboard', 'fluent-cart-customers' ) ),
					self::overview(
						array(
							'title'            => OverviewTexts::period_label( Period::WEEK ),
							'level'            => 3,
							'period'           => '7d',
							'showPeriods'      => false,
							'showChart'        => false,
							'showTopCustomers' => false,
						)
					),
					self::columns(
						self::overview(
							array(
								'title'            => OverviewTexts::period_label( Period::YEAR ),
								'level'            => 3,
								'period'           => '12m',
								'showPeriods'      => false,
								'figures'          => array( 'new_customers', 'revenue' ),
								'showTopCustomers' => false,
							)
						),
						self::overview(
							array(
								'showTitle'    => false,
								'level'        => 2,
								'period'       => 'all',
								'showPeriods'  => false,
								'figures'      => array(),
								'showChart'    => false,
								'topCustomers' => 7,
							)
						)
					),
					self::overview(
						array(
							'title'   => __( 'Customer of the week', 'fluent-cart-customers' ),
							'level'   => 3,
							'subject' => 'customer',
						)
					)
				),
			),
		);
	}

	/**
	 * Returns a group of stacked blocks in wide alignment.
	 */
	private static function page( string ...$blocks ): string {
		$attributes = array(
			'align'  => 'wide',
			'style'  => array( 'spacing' => array( 'blockGap' => 'var:preset|spacing|50' ) ),
			'layout' => array( 'type' => 'default' ),
		);
		return get_comment_delimited_block_content( 'core/group', $attributes, '<div class="wp-block-group alignwide">' . implode( "\n\n", $blocks ) . '</div>' );
	}

	private static function heading( string $text ): string {
		return get_comment_delimited_block_content( 'core/heading', array(), '<h2 class="wp-block-heading">' . esc_html( $text ) . '</h2>' );
	}

	private static function paragraph( string $text ): string {
		return get_comment_delimited_block_content( 'core/paragraph', array(), '<p>' . esc_html( $text ) . '</p>' );
	}

	/**
	 * @param array<string, mixed> $attributes
	 */
	private static function overview( array $attributes ): string {
		return get_comment_delimited_block_content( CustomerOverviewBlock::NAME, $attributes, '' );
	}

	/**
	 * Returns two columns; the first one is twice as wide.
	 */
	private static function columns( string $wide, string $narrow ): string {
		$columns = self::column( '66.66%', $wide ) . "\n\n" . self::column( '33.33%', $narrow );
		return get_comment_delimited_block_content( 'core/columns', array(), '<div class="wp-block-columns">' . $columns . '</div>' );
	}

	private static function column( string $width, string $block ): string {
		return get_comment_delimited_block_content( 'core/column', array( 'width' => $width ), "<div class=\"wp-block-column\" style=\"flex-basis:$width\">$block</div>" );
	}
}
