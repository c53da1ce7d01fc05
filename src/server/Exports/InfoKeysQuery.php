<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\StoredJson;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds keys of additional info in the newest rows, in constant time. Apps may write keys without a label.
 */
final class InfoKeysQuery {

	/** Rows of metadata that are looked at. */
	private const NEWEST = 2_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return list<string> Without the notes.
	 * @throws DatabaseError
	 */
	public function recent(): array {
		$meta   = $this->tables->meta();
		$newest = (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $meta ) );
		$rows   = $this->database->rows(
			'SELECT m.meta_value FROM %i AS m WHERE m.id > %d AND m.meta_key = %s',
			array( $meta, $newest - self::NEWEST, CustomerMetaRepository::INFO )
		);
		$keys   = array();
		foreach ( $rows as $row ) {
			foreach ( get_object_vars( StoredJson::object( $row['meta_value'] ) ?? (object) array() ) as $key => $value ) {
				if ( is_scalar( $value ) && 1 === preg_match( '/^(?!__proto__$|notes$)[A-Za-z0-9_-]{1,64}$/D', (string) $key ) ) {
					$keys[ $key ] = true;
				}
			}
		}
		return array_map( strval( ... ), array_keys( $keys ) );
	}
}
