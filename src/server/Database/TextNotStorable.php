<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A column of an older character set cannot hold a text, an emoji mostly. WordPress would refuse the whole statement.
 */
final class TextNotStorable extends RuntimeException {

	/** Names in the API of columns that hold something else than their name says. */
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
