<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use Closure;
use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\NameOrder;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Formats customers as the rows of an export.
 */
final class CustomerCsv {

	/** Columns whose texts are numbers. */
	private const NUMBERS = array( 'total_spent_decimal', 'average_order_value_decimal' );

	private readonly CsvText $csv;

	/** @var list<Closure(ExportedCustomer): (string|int|float)> The value of a customer, by column. */
	private readonly array $cells;

	/**
	 * @param string $currency ISO 4217.
	 */
	public function __construct(
		private readonly Export $export,
		private readonly string $currency,
		private readonly NameOrder $name_order,
	) {
		$this->csv   = new CsvText( $export->delimiter, $export->is_plain );
		$this->cells = array_map( $this->cell( ... ), $export->columns );
	}

	/**
	 * @return string The names of the columns, after what a file begins with.
	 */
	public function header_row(): string {
		return $this->csv->start() . $this->csv->row( array_map( $this->csv->text( ... ), $this->export->headers ) );
	}

	/**
	 * @param list<ExportedCustomer> $customers
	 */
	public function lines( array $customers ): string {
		$lines = '';
		foreach ( $customers as $customer ) {
			$row = array();
			foreach ( $this->cells as $number => $cell ) {
				$value = $cell( $customer );
				$row[] = is_string( $value ) && ! in_array( $this->export->columns[ $number ], self::NUMBERS, true ) ? $this->csv->text( $value ) : $this->csv->number( $value );
			}
			$lines .= $this->csv->row( $row );
		}
		return $lines;
	}

	/**
	 * @return string A line with a message.
	 */
	public static function notice_row( string $text ): string {
		$csv = new CsvText();
		return $csv->row( array( $csv->text( $text ) ) );
	}

	/**
	 * @return Closure(ExportedCustomer): (string|int|float)
	 */
	private function cell( string $column ): Closure {
		if ( 1 === preg_match( '/^(billing|shipping|additional_info)\[(.+)\]$/D', $column, $parts ) ) {
			return self::cell_of_part( $parts[1], $parts[2] );
		}
		return match ( $column ) {
			'phone'                       => static fn ( ExportedCustomer $customer ): string => $customer->phone,
			'user'                        => static fn ( ExportedCustomer $customer ): string => $customer->user,
			'name'                        => fn ( ExportedCustomer $customer ): string => $this->full_name( $customer->row ),
			'currency'                    => fn (): string => $this->currency,
			'id'                          => static fn ( ExportedCustomer $customer ): int => $customer->row->id,
			'user_id'                     => static fn ( ExportedCustomer $customer ): string => (string) $customer->row->user_id,
			'total_spent'                 => static fn ( ExportedCustomer $customer ): int => $customer->row->ltv,
			'total_spent_decimal'         => static fn ( ExportedCustomer $customer ): string => self::decimal( $customer->row->ltv ),
			'order_count'                 => static fn ( ExportedCustomer $customer ): int => $customer->row->purchase_count,
			'average_order_value'         => static fn ( ExportedCustomer $customer ): int => self::average( $customer->row ),
			'average_order_value_decimal' => static fn ( ExportedCustomer $customer ): string => self::decimal( self::average( $customer->row ) ),
			'first_order_date'            => static fn ( ExportedCustomer $customer ): string => (string) WireFormat::timestamp( $customer->row->first_purchase_date ),
			'last_order_date'             => static fn ( ExportedCustomer $customer ): string => (string) WireFormat::timestamp( $customer->row->last_purchase_date ),
			'created_at'                  => static fn ( ExportedCustomer $customer ): string => (string) WireFormat::timestamp( $customer->row->created_at ),
			'updated_at'                  => static fn ( ExportedCustomer $customer ): string => (string) WireFormat::timestamp( $customer->row->updated_at ),
			default                       => static fn ( ExportedCustomer $customer ): string => (string) $customer->row->$column,
		};
	}

	/**
	 * @param string $group billing, shipping or additional_info.
	 * @param string $name  The field of the address, or the key.
	 * @return Closure(ExportedCustomer): (string|int|float)
	 */
	private static function cell_of_part( string $group, string $name ): Closure {
		return match ( true ) {
			'additional_info' !== $group => static fn ( ExportedCustomer $customer ): string => ( $customer->addresses[ $group ] ?? null )?->$name ?? '',
			'notes' === $name            => static fn ( ExportedCustomer $customer ): string => $customer->row->notes,
			default                      => static fn ( ExportedCustomer $customer ): string|int|float => self::info_value( $customer->info[ $name ] ?? '' ),
		};
	}

	private static function info_value( string|int|float|bool $value ): string|int|float {
		return is_bool( $value ) ? ( $value ? 'true' : 'false' ) : $value;
	}

	/**
	 * Like the screens, without white space at the ends of the names.
	 */
	private function full_name( CustomerRow $row ): string {
		$names = array_map( Text::trimmed( ... ), $this->name_order->arrange( $row->first_name, $row->last_name ) );
		return implode( ' ', array_filter( $names, static fn ( string $name ): bool => '' !== $name ) );
	}

	private static function average( CustomerRow $row ): int {
		return WireFormat::average( $row->ltv, $row->purchase_count );
	}

	/**
	 * @return string With two decimals.
	 */
	private static function decimal( int $cents ): string {
		return sprintf( '%s%d.%02d', $cents < 0 ? '-' : '', intdiv( abs( $cents ), 100 ), abs( $cents ) % 100 );
	}
}
