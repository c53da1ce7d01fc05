<?php
/**
 * Publishes and reads pages of the site.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Pages;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Publishes a page.
 *
 * @param string               $content HTML as the editor saves it.
 * @param array<string, mixed> $post    Other fields of wp_insert_post().
 * @return array{id: int, url: string}
 * @throws RuntimeException If WordPress returns an error.
 */
function publish( string $content, array $post ): array {
	kses_remove_filters();
	$page = $post + array(
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_title'   => 'Dashboard',
		'post_content' => $content,
	);
	$id   = wp_insert_post( wp_slash( $page ), true );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	return array(
		'id'  => $id,
		'url' => get_permalink( $id ),
	);
}

/**
 * Returns the attributes of the first block of a page.
 *
 * @param int $id Page id.
 */
function first_block_attributes( int $id ): object {
	$blocks = parse_blocks( get_post( $id )->post_content );
	return (object) $blocks[0]['attrs'];
}
