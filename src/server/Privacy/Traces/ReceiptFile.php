<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Platform\Sentences;
use WP_User_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Shows the receipt of an erasure in the list of requests, and offers it as a text file.
 */
final class ReceiptFile {

	public const ARGUMENT = 'fcc_receipt';

	public function __construct( private readonly Receipts $receipts ) {}

	/**
	 * Prints the cell of a completed request.
	 */
	public function print_cell( WP_User_Request $request ): void {
		$receipt = $this->receipts->find( $request->ID );
		if ( null === $receipt ) {
			echo esc_html( $this->receipts->is_pending( $request->ID ) ? __( 'Searching for traces…', 'fluent-cart-customers' ) : Sentences::joined( $this->receipts->messages( $request->ID ) ) );
			return;
		}
		printf(
			'%s<br /><a href="%s">%s</a>',
			esc_html( Sentences::joined( array( self::certain( $receipt['rows']['certain'] ), $receipt['rows']['possible'] > 0 ? self::possible( $receipt['rows']['possible'] ) : '' ) ) ),
			esc_url( add_query_arg( self::ARGUMENT, $request->ID, admin_url( 'erase-personal-data.php' ) ) ),
			esc_html__( 'Download receipt', 'fluent-cart-customers' )
		);
	}

	/**
	 * @return string|null Null if the request has no receipt.
	 */
	public function text( int $request_id ): ?string {
		$receipt = $this->receipts->find( $request_id );
		if ( null === $receipt ) {
			return null;
		}
		$lines = array(
			/* translators: %s: a URL. */
			sprintf( __( 'Receipt of an erasure of personal data on %s', 'fluent-cart-customers' ), home_url() ),
			/* translators: %d: a number. */
			sprintf( __( 'Request: %d', 'fluent-cart-customers' ), $request_id ),
			/* translators: %s: a date and time. */
			sprintf( __( 'Searched: %s UTC', 'fluent-cart-customers' ), $receipt['at'] ),
			/* translators: %s: a number. */
			sprintf( __( 'Tables: %s', 'fluent-cart-customers' ), number_format_i18n( $receipt['tables'] ) ),
			self::certain( $receipt['rows']['certain'] ),
			...self::columns( $receipt['found']['certain'] ),
		);
		if ( $receipt['rows']['possible'] > 0 ) {
			$lines[] = Sentences::joined( array( self::possible( $receipt['rows']['possible'] ), __( 'These are first names, last names, or addresses that other people can have, too.', 'fluent-cart-customers' ) ) );
			array_push( $lines, ...self::columns( $receipt['found']['possible'] ) );
		}
		$lines   = array( ...$lines, ...$this->receipts->messages( $request_id ) );
		$lines[] = __( 'Values that were searched for, as HMAC-SHA256 of the value in lower case with the salt of the site:', 'fluent-cart-customers' );
		foreach ( $receipt['hmacs'] as $hmac ) {
			$lines[] = "- $hmac";
		}
		return implode( "\n", $lines ) . "\n";
	}

	/**
	 * @param array<string, array{rows: int, owners: list<string>}> $found
	 * @return list<string>
	 */
	private static function columns( array $found ): array {
		ksort( $found );
		return array_map( static fn ( string $column, array $rows ): string => "- $column: {$rows['rows']}" . ( array() === $rows['owners'] ? '' : ' (' . implode( ', ', $rows['owners'] ) . ')' ), array_keys( $found ), $found );
	}

	private static function certain( int $rows ): string {
		return 0 === $rows
			? __( 'No traces found.', 'fluent-cart-customers' )
			/* translators: %s: number of rows of the database. */
			: sprintf( _n( 'Traces found in %s row.', 'Traces found in %s rows.', $rows, 'fluent-cart-customers' ), number_format_i18n( $rows ) );
	}

	private static function possible( int $rows ): string {
		/* translators: %s: number of rows of the database. */
		return sprintf( _n( 'Possible traces found in %s row.', 'Possible traces found in %s rows.', $rows, 'fluent-cart-customers' ), number_format_i18n( $rows ) );
	}
}
