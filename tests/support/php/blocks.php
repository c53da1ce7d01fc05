<?php
/**
 * Renders blocks outside of a page's content.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Blocks;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a template of the site's front page.
 *
 * @param string $content Blocks, as the editor saves them.
 * @throws RuntimeException If WordPress returns an error.
 */
function insert_front_page_template( string $content ): void {
	$id = wp_insert_post(
		array(
			'post_type'    => 'wp_template',
			'post_status'  => 'publish',
			'post_name'    => 'front-page',
			'post_title'   => 'Front',
			'post_content' => $content,
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	wp_set_object_terms( $id, get_stylesheet(), 'wp_theme' );
}

/**
 * Renders a post outside of its page as the administrator, as a plugin with a search index does.
 *
 * @param int $id Post id.
 */
function render_outside_page( int $id ): string {
	wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
	return apply_filters( 'the_content', get_post( $id )->post_content );
}
