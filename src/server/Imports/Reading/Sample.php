<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * The first cells of the columns of a file, without empty ones.
 */
final class Sample {

	/** The share of cells that must fit, so that a field is guessed from them. */
	private const GUESSED = 0.8;

	/** The share of cells that must fit the field that the name of a column says. */
	private const PLAUSIBLE = 0.5;

	private const EMAIL = '/^[^@\s]+@[^@\s]+\.[^@\s]+$/D';

	/** Not a number alone, which may be any id. */
	private const PHONE = '/^(?=(?:\D*\d){7,15}\D*$)(?:\+|00|0\d|\(|\d+[ \-.\/])[\d\s().\/\-+]+$/D';

	/** The fields that are guessed, in this order. */
	private const FIELDS = array( 'email', 'created_at', 'phone', 'billing[country]' );

	/** @var array<int, list<string>> By column. */
	private array $cells = array();

	private readonly StatusNames $statuses;

	public readonly bool $has_rows;

	/**
	 * @param list<list<string>> $rows
	 */
	public function __construct(
		array $rows,
		private readonly ReadingContext $context,
	) {
		$this->statuses = StatusNames::of_store();
		$this->has_rows = array() !== $rows;
		$text           = new CellText( false );
		foreach ( $rows as $row ) {
			foreach ( $row as $column => $cell ) {
				$value = $text->read( $cell );
				if ( '' !== $value ) {
					$this->cells[ $column ][] = $value;
				}
			}
		}
	}

	public function is_empty( int $column ): bool {
		return ! isset( $this->cells[ $column ] );
	}

	/**
	 * Whether the cells can be values of a field.
	 */
	public function fits( int $column, string $field ): bool {
		return $this->is_empty( $column ) || $this->share( $column, $field ) >= self::PLAUSIBLE;
	}

	/**
	 * @return string|null A field that the cells look like; null if they say nothing.
	 */
	public function guess( int $column ): ?string {
		foreach ( $this->is_empty( $column ) ? array() : self::FIELDS as $field ) {
			if ( $this->share( $column, $field ) >= self::GUESSED && ( 'billing[country]' !== $field || ! $this->has_letters_only( $column ) ) ) {
				return $field;
			}
		}
		return null;
	}

	/**
	 * @param list<int> $columns With dates.
	 */
	public function date_order( array $columns ): DateOrder {
		$orders       = array();
		$is_ambiguous = false;
		foreach ( $columns as $column ) {
			foreach ( $this->cells[ $column ] ?? array() as $cell ) {
				$order        = DateReader::order_of( $cell )?->value;
				$is_ambiguous = $is_ambiguous || ( null === $order && DateReader::is_ambiguous( $cell ) );
				if ( null !== $order ) {
					$orders[ $order ] = 1 + ( $orders[ $order ] ?? 0 );
				}
			}
		}
		$is_year_first = array( DateOrder::YearMonthDay->value ) === array_keys( $orders );
		unset( $orders[ DateOrder::YearMonthDay->value ] );
		arsort( $orders );
		return match ( true ) {
			array() !== $orders               => DateOrder::from( (string) array_key_first( $orders ) ),
			$is_year_first && ! $is_ambiguous => DateOrder::YearMonthDay,
			default                           => $this->context->date_order,
		};
	}

	/**
	 * Whether the cells have one letter each: grades more often than countries.
	 */
	private function has_letters_only( int $column ): bool {
		return 1 === max( array_map( strlen( ... ), $this->cells[ $column ] ) );
	}

	/**
	 * @return float 0 to 1.
	 */
	private function share( int $column, string $field ): float {
		$fitting = array_filter( $this->cells[ $column ], fn ( string $cell ): bool => $this->is_value( $cell, $field ) );
		return count( $fitting ) / count( $this->cells[ $column ] );
	}

	private function is_value( string $cell, string $field ): bool {
		return match ( $field ) {
			'email', 'billing[email]', 'shipping[email]' => 1 === preg_match( self::EMAIL, $cell ) || str_contains( $cell, '@' ),
			'phone'                                      => 1 === preg_match( self::PHONE, $cell ),
			'status'                                     => null !== $this->statuses->status( $cell ),
			'billing[country]', 'shipping[country]'      => null !== $this->context->countries->code( $cell ),
			'created_at'                                 => $this->is_date( $cell ),
			default                                      => true,
		};
	}

	private function is_date( string $cell ): bool {
		foreach ( DateOrder::cases() as $order ) {
			if ( 1 !== preg_match( '/^\d+(?:[.,]\d+)?$/D', $cell ) && null !== ( new DateReader( $order, $this->context->time_zone, $this->context->months ) )->read( $cell ) ) {
				return true;
			}
		}
		return false;
	}
}
