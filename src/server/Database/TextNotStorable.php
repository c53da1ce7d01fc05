<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The character set of a column cannot store a text, often an emoji. wpdb would reject the whole statement.
 */
final class TextNotStorable extends RuntimeException {

	/** Names of fields in the API whose column has another name. */
	private const FIELDS = array(
		'notes'      => 'additional_info[notes]',
		'meta_value' => 'additional_info', // phpcs:ignore WordPress.DB.SlowDBQuery -- A name in an answer.
		'name'       => 'first_name',
		'meta'       => 'company',
	);

	public readonly string $field;

	public function __construct( string $column ) {
		parent::__construct( "The column $column cannot hold the text." );
		$this->field = self::FIELDS[ $column ] ?? $column;
	}
}
