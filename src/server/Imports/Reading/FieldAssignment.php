<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Gives each field to one column at most.
 */
final class FieldAssignment {

	/** @var array<int, array{field: string|null, is_sure: bool, note: string|null}> By column. */
	private array $entries = array();

	/** @var array<string, int> Columns by field. */
	private array $columns = array();

	/**
	 * @param list<string> $targets    As in HeaderTables; empty if the name of the column is unknown.
	 * @param bool         $has_labels Whether customers have labels.
	 * @param bool         $is_own     Whether this plugin wrote the file.
	 */
	public function __construct(
		private readonly array $targets,
		private readonly Sample $sample,
		private readonly bool $has_labels,
		private readonly bool $is_own,
	) {}

	/**
	 * @return list<array{field: string|null, is_sure: bool, note: string|null}> The contract's ImportColumn without `column`.
	 */
	public function entries(): array {
		$targets = $this->with_parts_of_names( $this->targets );
		foreach ( $targets as $column => $target ) {
			if ( ! str_contains( $target, '|' ) && $this->is_plausible( $column, $target ) ) {
				$this->assign( $column, array( $target ) );
			}
		}
		foreach ( $targets as $column => $target ) {
			if ( str_contains( $target, '|' ) ) {
				$this->assign( $column, explode( '|', $target ) );
			}
		}
		$this->use_email_of_address();
		foreach ( array_keys( $targets ) as $column ) {
			$this->entries[ $column ] ??= $this->guessed( $column );
		}
		ksort( $this->entries );
		return array_values( $this->entries );
	}

	/**
	 * “Name” and “Nom” mean the last name beside a first name, “Nombre” the first name beside a last name.
	 *
	 * @param list<string> $targets
	 * @return list<string>
	 */
	private function with_parts_of_names( array $targets ): array {
		$has_first = in_array( 'first_name', $targets, true );
		$has_last  = in_array( 'last_name', $targets, true );
		if ( $this->is_own || $has_first === $has_last ) {
			return $targets;
		}
		$at = array_search( 'name', $targets, true );
		return false === $at ? $targets : array_replace( $targets, array( $at => $has_first ? 'last_name' : 'first_name' ) );
	}

	/**
	 * Whether the cells allow what the name of the column says. “Email: yes” and “Status: subscribed” are something else.
	 */
	private function is_plausible( int $column, string $target ): bool {
		return '' !== $target && ( $this->is_own || ! in_array( $target, array( 'email', 'status' ), true ) || $this->sample->fits( $column, $target ) );
	}

	/**
	 * @param list<string> $targets The column gets the first that is free.
	 */
	private function assign( int $column, array $targets ): void {
		foreach ( $targets as $target ) {
			if ( '!' === $target[0] ) {
				$this->entries[ $column ] = self::left_out( substr( $target, 1 ), true );
				return;
			}
			$is_possible = 'labels' !== $target || $this->has_labels;
			// A full name beside its parts says nothing more.
			$is_taken = isset( $this->columns[ $target ] ) || ( 'name' === $target && array_intersect( array( 'first_name', 'last_name' ), $this->targets ) !== array() );
			if ( $is_possible && ! $is_taken ) {
				$this->take( $column, $target, $this->is_own || $this->sample->fits( $column, $target ) );
				return;
			}
		}
		$this->entries[ $column ] = self::left_out( 'duplicate', true );
	}

	/**
	 * A file whose only email is the one of the billing address.
	 */
	private function use_email_of_address(): void {
		$column = $this->columns['billing[email]'] ?? null;
		if ( ! isset( $this->columns['email'] ) && null !== $column && ! $this->is_own ) {
			unset( $this->columns['billing[email]'] );
			$this->take( $column, 'email', true );
		}
	}

	/**
	 * @return array{field: string|null, is_sure: bool, note: string|null}
	 */
	private function guessed( int $column ): array {
		if ( $this->sample->has_rows && $this->sample->is_empty( $column ) ) {
			return self::left_out( 'empty', true );
		}
		$field = 'status' === $this->targets[ $column ] ? 'additional_info[status]' : $this->sample->guess( $column );
		if ( null === $field || isset( $this->columns[ $field ] ) ) {
			return self::left_out( 'unknown', false );
		}
		$this->take( $column, $field, false );
		return $this->entries[ $column ];
	}

	private function take( int $column, string $field, bool $is_sure ): void {
		$this->columns[ $field ]  = $column;
		$this->entries[ $column ] = array(
			'field'   => $field,
			'is_sure' => $is_sure,
			'note'    => null,
		);
	}

	/**
	 * @return array{field: null, is_sure: bool, note: string}
	 */
	private static function left_out( string $note, bool $is_sure ): array {
		return array(
			'field'   => null,
			'is_sure' => $is_sure,
			'note'    => $note,
		);
	}
}
