<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use stdClass;
use WP_CLI;
use WP_CLI\Formatter;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the records of an operation in the format that the options of the command name.
 */
final class Output {

	/** The options that choose fields and format. */
	public const OPTIONS = array( 'fields', 'field', 'format' );

	private const FORMATS = array( 'table', 'json', 'csv', 'yaml' );

	/** Formats of a list of records with ids. */
	private const LIST_FORMATS = array( ...self::FORMATS, 'ids', 'count' );

	/**
	 * @param string                     $member  The member of the answer with the records.
	 * @param bool                       $is_list Whether the member is a list.
	 * @param bool                       $has_ids Whether a record has an id.
	 * @param bool                       $picks   Whether the API picks fields (`_fields`).
	 * @param list<string>               $columns Fields of a table, if the user names none; empty for all.
	 * @param list<string>               $fields  All fields.
	 */
	private function __construct(
		private readonly string $member,
		public readonly bool $is_list,
		public readonly bool $has_ids,
		private readonly bool $picks,
		private readonly array $columns,
		private readonly array $fields,
	) {}

	/**
	 * @return self|null Null for an operation without records.
	 */
	public static function of( Operation $operation ): ?self {
		$record = $operation->record();
		if ( null === $record ) {
			return null;
		}
		$is_list = 'array' === $record['schema']['type'];
		$fields  = array_keys( ( $is_list ? $record['schema']['items'] : $record['schema'] )['properties'] ?? array() );
		return new self( $record['name'], $is_list, in_array( 'id', $fields, true ), isset( $operation->query()['properties']['_fields'] ), $operation->command()['columns'] ?? array(), $fields );
	}

	/**
	 * @return list<array<string, mixed>> Arguments of WP-CLI's synopsis.
	 */
	public function synopsis(): array {
		$formats = match ( true ) {
			! $this->is_list => self::FORMATS,
			$this->has_ids   => self::LIST_FORMATS,
			default          => array( ...self::FORMATS, 'count' ),
		};
		return array(
			array(
				'type'        => 'assoc',
				'name'        => 'fields',
				'description' => 'Fields to print, separated by commas: ' . implode( ', ', $this->fields ) . '.',
				'optional'    => true,
			),
			array(
				'type'        => 'assoc',
				'name'        => 'field',
				'description' => 'Prints the value of one field.',
				'optional'    => true,
			),
			array(
				'type'        => 'assoc',
				'name'        => 'format',
				'description' => 'Format of the output.',
				'optional'    => true,
				'options'     => $formats,
			),
		);
	}

	/**
	 * @param array<string, string|int|bool> $options
	 * @return array<string, string> The query argument that limits the answer to the printed fields.
	 */
	public function query( array $options ): array {
		$fields = match ( true ) {
			! $this->picks                                    => array(),
			'ids' === $this->format( $options )               => array( 'id' ),
			isset( $options['field'] )                        => array( (string) $options['field'] ),
			default                                           => $this->chosen( $options ),
		};
		return array() === $fields ? array() : array( '_fields' => implode( ',', $fields ) );
	}

	/**
	 * @param list<Answer>               $pages   Of a list.
	 * @param array<string, string|int|bool> $options
	 */
	public function print_list( array $pages, array $options ): void {
		$records    = array_merge( ...array_map( fn ( Answer $page ): array => $page->data->{$this->member}, $pages ) );
		$pagination = end( $pages )->data->pagination ?? new stdClass();
		match ( $this->format( $options ) ) {
			'count' => WP_CLI::line( (string) ( $pagination->total ?? count( $records ) ) ),
			'ids'   => WP_CLI::line( implode( ' ', array_column( $records, 'id' ) ) ),
			default => $this->print_records( $records, $options ),
		};
		if ( 'table' === $this->format( $options ) && ! isset( $options['field'] ) && null !== end( $pages )->next ) {
			/* translators: 1: number of rows, 2: number of all rows. */
			WP_CLI::log( sprintf( __( '%1$s of %2$s shown. To show all, add --all.', 'fluent-cart-customers' ), number_format_i18n( count( $records ) ), isset( $pagination->total ) ? number_format_i18n( $pagination->total ) : '…' ) );
		}
	}

	/**
	 * @param array<string, string|int|bool> $options
	 */
	public function print_record( Answer $answer, array $options ): void {
		$this->assert_fields( array( $answer->data->{$this->member} ), $options );
		$this->formatter( $options )->display_item( $this->plain( array( $answer->data->{$this->member} ), $options )[0] );
	}

	public function id( Answer $answer ): ?int {
		return $answer->data->{$this->member}->id ?? null;
	}

	/**
	 * @param list<stdClass>                 $records
	 * @param array<string, string|int|bool> $options
	 */
	private function print_records( array $records, array $options ): void {
		$this->assert_fields( $records, $options );
		$this->formatter( $options )->display_items( $this->plain( $records, $options ) );
	}

	/**
	 * Ends the command with an error if an option names a field that neither the contract nor a record has. Other plugins add
	 * fields to records.
	 *
	 * @param list<stdClass>                 $records
	 * @param array<string, string|int|bool> $options
	 */
	private function assert_fields( array $records, array $options ): void {
		$known = array( ...$this->fields, ...array_keys( get_object_vars( $records[0] ?? new stdClass() ) ) );
		foreach ( array_intersect_key( $options, array_flip( array( 'fields', 'field' ) ) ) as $option => $names ) {
			$unknown = array_diff( self::top_level( self::listed( (string) $names ) ), $known );
			if ( array() !== $unknown ) {
				/* translators: 1: names that the user has sent, 2: names of fields. */
				WP_CLI::error( "$option: " . sprintf( __( 'Unknown field: %1$s. Use: %2$s.', 'fluent-cart-customers' ), implode( ', ', $unknown ), implode( ', ', $this->fields ) ) );
			}
		}
	}

	/**
	 * @param array<string, string|int|bool> $options
	 */
	private function formatter( array $options ): Formatter {
		$arguments = array( 'format' => $this->format( $options ) ) + array_intersect_key( $options, array( 'field' => true ) );
		$fields    = $this->chosen( $options );
		return new Formatter( $arguments, array() === $fields ? $this->fields : self::top_level( $fields ) );
	}

	/**
	 * @return list<string>
	 */
	private static function listed( string $names ): array {
		return array_values( array_filter( array_map( trim( ... ), explode( ',', $names ) ) ) );
	}

	/**
	 * @param list<string> $names `additional_info.vip`.
	 * @return list<string> `additional_info`.
	 */
	private static function top_level( array $names ): array {
		return array_values( array_unique( array_map( static fn ( string $name ): string => explode( '.', $name )[0], $names ) ) );
	}

	/**
	 * @param array<string, string|int|bool> $options
	 */
	private function format( array $options ): string {
		return (string) ( $options['format'] ?? 'table' );
	}

	/**
	 * @param array<string, string|int|bool> $options
	 * @return list<string> Empty for all fields.
	 */
	private function chosen( array $options ): array {
		return match ( true ) {
			isset( $options['fields'] )           => self::listed( (string) $options['fields'] ),
			'table' === $this->format( $options ) => $this->columns,
			default                               => array(),
		};
	}

	/**
	 * Records as the formatter needs them: YAML has no objects of PHP, and a field that a record lacks is empty.
	 *
	 * @param list<stdClass>             $records
	 * @param array<string, string|int|bool> $options
	 * @return list<array<string, mixed>>
	 */
	private function plain( array $records, array $options ): array {
		$empty = array_fill_keys( self::top_level( $this->chosen( $options ) ), null );
		$plain = 'yaml' === $this->format( $options ) ? json_decode( (string) wp_json_encode( $records ), true ) : array_map( get_object_vars( ... ), $records );
		return array_map( static fn ( array $record ): array => $record + $empty, $plain );
	}
}
