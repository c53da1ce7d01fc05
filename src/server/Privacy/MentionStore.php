<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonalData;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Masks a person in texts that may mention anyone: searches of saved views, work of runs, logs, payloads.
 *
 * A mask has as many bytes as the text that it replaces, so that serialized PHP stays valid. It consists of letters: a mask without
 * letters would be an empty search, which finds all customers.
 *
 * @phpstan-import-type Columns from PersonalData
 */
final class MentionStore {

	private const MASK = 'x';

	public function __construct(
		private readonly Connection $database,
		private readonly StoredColumnsQuery $stored,
		private readonly PersonRowsQuery $rows,
	) {}

	/**
	 * @param list<string> $mentions Emails, phones, names.
	 * @return bool Whether any text mentioned the person.
	 * @throws DatabaseError
	 */
	public function mask( Transaction $transaction, Person $person, array $mentions ): bool {
		$is_any = false;
		foreach ( array() === $mentions ? array() : $this->stored->tables() as $table => $columns ) {
			$texts = $this->stored->existing( $table, PersonalData::columns( $columns, 'text' ) );
			// Rows that belong to one person are not searched for another one.
			$scope = isset( $columns['by'] ) ? $this->rows->of_person( $person, $columns ) : new SqlFragment( '1 = 1' );
			if ( array() !== $texts && null !== $scope ) {
				$is_any = $this->mask_in( $transaction, $table, explode( ' ', $columns['key'] ?? 'id' ), $texts, $scope, $mentions ) || $is_any;
			}
		}
		return $is_any;
	}

	/**
	 * @param list<string> $keys     Columns of the primary key.
	 * @param list<string> $texts    Columns.
	 * @param list<string> $mentions
	 * @throws DatabaseError
	 */
	private function mask_in( Transaction $transaction, string $table, array $keys, array $texts, SqlFragment $scope, array $mentions ): bool {
		$matches = array();
		foreach ( $texts as $column ) {
			foreach ( self::forms( $mentions ) as $form ) {
				$matches[] = new SqlFragment( 'LOWER(%i) LIKE %s', array( $column, '%' . $this->database->escape_like( mb_strtolower( $form, 'UTF-8' ) ) . '%' ) );
			}
		}
		$where   = SqlFragment::all( array( $scope, SqlFragment::any( $matches ) ) );
		$columns = array( ...$keys, ...$texts );
		$list    = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$rows    = $this->database->rows( "SELECT $list FROM %i WHERE {$where->sql}", array( ...$columns, ...array( $table ), ...$where->values ) );
		foreach ( $rows as $row ) {
			$masked = array();
			foreach ( $texts as $column ) {
				$text = self::masked( (string) $row[ $column ], $mentions );
				if ( $text !== (string) $row[ $column ] ) {
					$masked[ $column ] = $text;
				}
			}
			if ( array() !== $masked ) {
				$transaction->update( $table, $masked, array_map( strval( ... ), array_intersect_key( $row, array_flip( $keys ) ) ) );
			}
		}
		return array() !== $rows;
	}

	/**
	 * @param list<string> $mentions
	 */
	public static function masked( string $text, array $mentions ): string {
		foreach ( self::forms( $mentions ) as $form ) {
			$text = preg_replace_callback( '/' . preg_quote( $form, '/' ) . '/iu', static fn ( array $found ): string => str_repeat( self::MASK, strlen( $found[0] ) ), $text )
				?? str_ireplace( $form, str_repeat( self::MASK, strlen( $form ) ), $text ); // The text is no UTF-8.
		}
		return $text;
	}

	/**
	 * @param list<string> $mentions
	 * @return list<string> As they are, and as JSON has them; the longest first.
	 */
	public static function forms( array $mentions ): array {
		$forms = $mentions;
		foreach ( $mentions as $mention ) {
			array_push( $forms, substr( (string) wp_json_encode( $mention ), 1, -1 ), substr( (string) wp_json_encode( $mention, JSON_UNESCAPED_SLASHES ), 1, -1 ) );
		}
		usort( $forms, static fn ( string $first, string $second ): int => strlen( $second ) <=> strlen( $first ) );
		return array_values( array_unique( $forms ) );
	}
}
