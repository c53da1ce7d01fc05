<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use Closure;
use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * Customers as lines of a CSV file (RFC 4180) that spreadsheets read rightly and take no formula from.
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

	/** Columns of numbers, which are no formula below zero either. */
	private const NUMBERS = array(
		'id',
		'total_spent',
		'total_spent_decimal',
		'order_count',
		'average_order_value',
		'average_order_value_decimal',
	);

	/** Without it Excel takes UTF-8 for the old encoding of its country. */
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/**
	 * What a spreadsheet may take for the beginning of a formula, also behind what it passes over: spaces, invisible
	 * characters and quotes. The wide forms are those of East Asian keyboards. A spreadsheet with another list separator
	 * may begin a cell behind it, or behind a line break, in spite of the quotes.
	 */
	private const FORMULA = '/^(?=[\p{Z}\p{C}\p{Pi}\p{Pf}"\'`]*[=+\-@\t\r\n＝＋－＠])|(?<=[;|\t\r\n])(?=[\p{Z}\p{Cf}\p{Pi}\p{Pf}"\'`\t]*[=+\-@＝＋－＠])/u';

	/** @var list<Closure(CustomerRow, string): string> What makes the cells of a line, of a customer and their phone. */
	private readonly array $cells;

	/**
	 * @param non-empty-list<string> $columns Of the contract's ExportColumn.
	 */
	public function __construct(
		private readonly array $columns,
		private readonly string $currency,
	) {
		$this->cells = array_map( $this->cell( ... ), $columns );
	}

	/**
	 * Whether the file has a column.
	 */
	public function has( string $column ): bool {
		return in_array( $column, $this->columns, true );
	}

	/**
	 * What comes before the first customer.
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
				$line[] = in_array( $this->columns[ $number ], self::NUMBERS, true ) ? $text : self::escape_formula( $text );
			}
			$lines[] = $line;
		}
		return self::encode( $lines );
	}

	/**
	 * A line that is no customer's.
	 */
	public static function notice_row( string $text ): string {
		return self::encode( array( array( self::escape_formula( $text ) ) ) );
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
	 * @param int $hundredths Of a currency.
	 */
	private static function decimal( int $hundredths ): string {
		return sprintf( '%s%d.%02d', $hundredths < 0 ? '-' : '', intdiv( abs( $hundredths ), 100 ), abs( $hundredths ) % 100 );
	}

	/**
	 * @param list<list<string>> $lines
	 */
	private static function encode( array $lines ): string {
		$text = '';
		foreach ( $lines as $cells ) {
			// Every cell in quotes: a spreadsheet whose list separator is ";" must not split one.
			$text .= '"' . implode( '","', str_replace( '"', '""', $cells ) ) . "\"\r\n";
		}
		return $text;
	}

	/**
	 * Behind an apostrophe a spreadsheet takes a formula for text: in every cell of text, phones too, so that a program that
	 * reads the file needs no exceptions.
	 */
	private static function escape_formula( string $cell ): string {
		// Nearly every cell is a plain word or number, and done at once.
		if ( ctype_alnum( $cell ) || '' === $cell ) {
			return $cell;
		}
		// Text that is not UTF-8 cannot be searched: an apostrophe too many does less harm.
		return preg_replace( self::FORMULA, "'", $cell ) ?? "'$cell";
	}
}
