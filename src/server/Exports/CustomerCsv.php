<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use Closure;
use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * Formats customers as a CSV file (RFC 4180) in which spreadsheets find no formula.
 */
final class CustomerCsv {

	public const DEFAULT_COLUMNS = array(
		'id',
		'email',
		'first_name',
		'last_name',
		'phone',
		'status',
		'total_spent',
		'order_count',
		'average_order_value',
		'first_order_date',
		'last_order_date',
		'created_at',
		'updated_at',
	);

	/**
	 * Columns of numbers. They are not escaped, because a negative number is not a formula. All text columns are, including phones, so
	 * that programs that read the file need no exceptions.
	 */
	private const NUMBERS = array(
		'id',
		'total_spent',
		'total_spent_decimal',
		'order_count',
		'average_order_value',
		'average_order_value_decimal',
	);

	/** Without it, Excel reads UTF-8 as the legacy encoding of its locale. */
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/** @var list<Closure(CustomerRow, string): string> By column: the cell of a customer with a phone. */
	private readonly array $cells;

	/**
	 * @param non-empty-list<string> $columns  Values of the contract's ExportColumn.
	 * @param string                 $currency ISO 4217.
	 */
	public function __construct(
		private readonly array $columns,
		private readonly string $currency,
	) {
		$this->cells = array_map( $this->cell( ... ), $columns );
	}

	public function has( string $column ): bool {
		return in_array( $column, $this->columns, true );
	}

	/**
	 * @return string The byte order mark and the names of the columns.
	 */
	public function header_row(): string {
		return self::BYTE_ORDER_MARK . self::encode( array( $this->columns ) );
	}

	/**
	 * @param array<CustomerRow>  $customers
	 * @param array<int, string>  $phones    By customer.
	 */
	public function lines( array $customers, array $phones ): string {
		$lines = array();
		foreach ( $customers as $customer ) {
			$line  = array();
			$phone = $phones[ $customer->id ] ?? '';
			foreach ( $this->cells as $number => $cell ) {
				$text   = $cell( $customer, $phone );
				$line[] = in_array( $this->columns[ $number ], self::NUMBERS, true ) ? $text : SpreadsheetText::escape( $text );
			}
			$lines[] = $line;
		}
		return self::encode( $lines );
	}

	/**
	 * @return string A line with a message.
	 */
	public static function notice_row( string $text ): string {
		return self::encode( array( array( SpreadsheetText::escape( $text ) ) ) );
	}

	/**
	 * @return Closure(CustomerRow, string): string
	 */
	private function cell( string $column ): Closure {
		return match ( $column ) {
			'phone'                       => static fn ( CustomerRow $customer, string $phone ): string => $phone,
			'currency'                    => fn (): string => $this->currency,
			'total_spent'                 => static fn ( CustomerRow $customer ): string => (string) $customer->ltv,
			'total_spent_decimal'         => static fn ( CustomerRow $customer ): string => self::decimal( $customer->ltv ),
			'order_count'                 => static fn ( CustomerRow $customer ): string => (string) $customer->purchase_count,
			'average_order_value'         => static fn ( CustomerRow $customer ): string => (string) self::average( $customer ),
			'average_order_value_decimal' => static fn ( CustomerRow $customer ): string => self::decimal( self::average( $customer ) ),
			'first_order_date'            => static fn ( CustomerRow $customer ): string => (string) WireFormat::timestamp( $customer->first_purchase_date ),
			'last_order_date'             => static fn ( CustomerRow $customer ): string => (string) WireFormat::timestamp( $customer->last_purchase_date ),
			'created_at'                  => static fn ( CustomerRow $customer ): string => (string) WireFormat::timestamp( $customer->created_at ),
			'updated_at'                  => static fn ( CustomerRow $customer ): string => (string) WireFormat::timestamp( $customer->updated_at ),
			default                       => static fn ( CustomerRow $customer ): string => (string) $customer->$column,
		};
	}

	private static function average( CustomerRow $customer ): int {
		return WireFormat::average( $customer->ltv, $customer->purchase_count );
	}

	/**
	 * @return string With two decimals.
	 */
	private static function decimal( int $cents ): string {
		return sprintf( '%s%d.%02d', $cents < 0 ? '-' : '', intdiv( abs( $cents ), 100 ), abs( $cents ) % 100 );
	}

	/**
	 * @param list<list<string>> $lines
	 */
	private static function encode( array $lines ): string {
		$text = '';
		foreach ( $lines as $cells ) {
			// All cells are quoted, so that a spreadsheet with the list separator ";" does not split them.
			$text .= '"' . implode( '","', str_replace( '"', '""', $cells ) ) . "\"\r\n";
		}
		return $text;
	}
}
