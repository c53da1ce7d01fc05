<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Customers\Record\CustomerChanges;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the rows of one file. Create one for many rows.
 */
final class RowReader {

	public function __construct(
		private readonly Mapping $mapping,
		private readonly ImportOptions $options,
		private readonly ReadingContext $context,
	) {}

	/**
	 * @param list<string> $cells In the order of the columns. Missing cells are empty, further cells are ignored.
	 */
	public function read( array $cells ): ImportRow {
		return new ImportRow( $this->email_of( $cells ), null, new CustomerChanges(), array(), array(), null );
	}

	/**
	 * @param list<string> $cells
	 * @return string The trimmed email, which may be invalid; empty if it is missing.
	 */
	public function email_of( array $cells ): string {
		return trim( $cells[ $this->mapping->column_of( 'email' ) ?? -1 ] ?? '' );
	}

	/**
	 * By which rows of the same customer are found.
	 *
	 * @param string $email From email_of().
	 * @return string 16 bytes, the same whatever the case of the email. For an empty email, an empty string.
	 */
	public static function email_hash( string $email ): string {
		return '' === $email ? '' : md5( mb_strtolower( $email, 'UTF-8' ), true );
	}
}
