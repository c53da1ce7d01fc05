<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Which column of a file goes to which field: the contract's ImportMappingEntry, one for each column, in the order of the file.
 */
final class Mapping {

	/**
	 * @param list<string>  $columns Names of the columns.
	 * @param list<?string> $fields  Fields by column; null leaves a column out.
	 */
	private function __construct(
		public readonly array $columns,
		public readonly array $fields,
	) {}

	/**
	 * @param list<array{column: string, field: string|null}> $entries Valid by problems(). Further members are ignored.
	 */
	public static function of( array $entries ): self {
		return new self( array_column( $entries, 'column' ), array_column( $entries, 'field' ) );
	}

	/**
	 * What the contract's schema cannot say: each column of the file has an entry, and no two columns go to one field.
	 *
	 * @param list<array{column: string, field: string|null}> $entries
	 * @param list<string>                                    $columns Of the file.
	 * @return array<string, string> Messages by field: `mapping[3][field]`.
	 */
	public static function problems( array $entries, array $columns ): array {
		if ( count( $entries ) !== count( $columns ) ) {
			return array( 'mapping' => __( 'Must have one entry for each column of the file, in the same order.', 'fluent-cart-customers' ) );
		}
		$problems = array();
		$first    = array();
		foreach ( $entries as $at => $entry ) {
			if ( $entry['column'] !== $columns[ $at ] ) {
				$problems[ "mapping[$at][column]" ] = __( 'Must be the name of the column in the file.', 'fluent-cart-customers' );
			}
			$field = $entry['field'];
			if ( null !== $field && isset( $first[ $field ] ) ) {
				/* translators: %s: name of a column of the file. */
				$problems[ "mapping[$at][field]" ] = sprintf( __( 'The column “%s” already has this field.', 'fluent-cart-customers' ), $entries[ $first[ $field ] ]['column'] );
			} elseif ( null !== $field ) {
				$first[ $field ] = $at;
			}
		}
		return $problems;
	}

	/**
	 * @return int|null The 0-based number of the column; null if no column has the field.
	 */
	public function column_of( string $field ): ?int {
		$column = array_search( $field, $this->fields, true );
		return false === $column ? null : (int) $column;
	}

	/**
	 * @return list<array{column: string, field: string|null}>
	 */
	public function to_array(): array {
		return array_map(
			static fn ( string $column, ?string $field ): array => array(
				'column' => $column,
				'field'  => $field,
			),
			$this->columns,
			$this->fields
		);
	}
}
