<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Imports\Import;
use FluentCartCustomers\Imports\ImportCommands;
use FluentCartCustomers\Imports\ImportRows;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunState;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Imports customers from a CSV file, as the screen does.
 */
final class ImportCommand {

	/** Rows that are stored together. */
	private const ROWS = 500;

	/** Of cells that are stored together. */
	private const BYTES = 900_000;

	/** First rows, from which fields are guessed. */
	private const SAMPLE = 50;

	/** Options of the command, by the contract's names. */
	private const OPTIONS = array(
		'existing'   => 'existing',
		'status'     => 'status',
		'date_order' => 'date-order',
		'notes'      => 'notes',
	);

	public function __construct(
		private readonly ImportCommands $imports,
		private readonly ImportRows $rows,
		private readonly RunConsole $console,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * Imports customers from a CSV file.
	 *
	 * Customers who exist are found by email. Empty cells never clear a field. No emails are sent, and no WordPress users are created.
	 * Exits with an error if a row couldn’t be imported.
	 *
	 * ## OPTIONS
	 *
	 * <file>
	 * : A CSV file. Its first row has the names of the columns.
	 *
	 * [--map=<pairs>]
	 * : Fields of columns that aren’t recognized, like "E-Mail=email,City=billing[city]". A column without a field is left out: "Tags=".
	 *
	 * [--existing=<existing>]
	 * : What happens to customers who exist: fill (only empty fields), overwrite, or skip. Default: fill.
	 *
	 * [--status=<status>]
	 * : Status of new customers without a status in the file.
	 *
	 * [--date-order=<order>]
	 * : How dates like 03/04/2026 are read: year-month-day, day-month-year, or month-day-year.
	 *
	 * [--notes=<notes>]
	 * : What happens to notes of customers who exist: append or replace. Default: append.
	 *
	 * [--dry-run]
	 * : Only shows what would happen.
	 *
	 * ## EXAMPLES
	 *
	 *     wp fluent-cart-customers import customers.csv --user=admin --dry-run
	 *
	 * @param list<string>               $arguments
	 * @param array<string, string|bool> $options
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void {
		if ( ! $this->policy->allows( CustomerPolicy::MANAGE ) ) {
			WP_CLI::error( __( 'Run the command with --user and a user who has permission to manage customers.', 'fluent-cart-customers' ) );
		}
		try {
			$import = $this->stored( $arguments[0] ?? '', $options );
			$run    = $this->console->planned( $this->imports->plan( $import->id, null ) );
			if ( RunState::Planned === $run->state && empty( $options['dry-run'] ) ) {
				$run = $this->console->finished( $run );
			}
		} catch ( ApiError | InvalidFile $problem ) {
			WP_CLI::error( $problem->getMessage() );
		}
		if ( ! in_array( $run->state, array( RunState::Planned, RunState::Done ), true ) ) {
			WP_CLI::error( '' === $run->reason ? __( 'The import was canceled.', 'fluent-cart-customers' ) : $run->reason );
		}
		$this->end( $run );
	}

	/**
	 * @throws DatabaseError
	 */
	private function end( Run $run ): void {
		if ( RunState::Planned === $run->state ) {
			$failed = $run->plan['counts'][ Outcome::Failed->text() ] ?? 0;
			$this->console->report_plan( $run );
			$this->imports->delete( (int) $run->import_id );
			$this->rows->delete( (int) $run->import_id );
		} else {
			$failed = $run->counts[ Outcome::Failed->text() ];
			$this->console->report( $run );
		}
		if ( $failed > 0 ) {
			/* translators: %s: number of rows. */
			WP_CLI::error( sprintf( _n( '%s row can’t be imported.', '%s rows can’t be imported.', $failed, 'fluent-cart-customers' ), number_format_i18n( $failed ) ) );
		}
		WP_CLI::success(
			/* translators: %d: ID of a change. */
			null === $run->started_at ? __( 'All rows can be imported.', 'fluent-cart-customers' ) : sprintf( __( 'All rows were imported. To undo the import, run: wp fluent-cart-customers run undo %d', 'fluent-cart-customers' ), $run->id )
		);
	}

	/**
	 * @param array<string, string|bool> $options
	 * @return Import With all rows of the file.
	 * @throws ApiError
	 * @throws InvalidFile
	 * @throws DatabaseError
	 */
	private function stored( string $path, array $options ): Import {
		$file   = new CsvFile( $path );
		$import = null;
		$from   = 0;
		foreach ( self::batches( $file ) as $rows ) {
			$import ??= $this->created( $file, $path, $rows, $options );
			$this->rows->add( $import->id, $from, $rows );
			$from += count( $rows );
		}
		return $this->imports->find( ( $import ?? $this->created( $file, $path, array(), $options ) )->id );
	}

	/**
	 * @return iterable<non-empty-list<list<string>>> The rows that are stored together.
	 */
	private static function batches( CsvFile $file ): iterable {
		$rows  = array();
		$bytes = 0;
		foreach ( $file->rows() as $cells ) {
			$size = array_sum( array_map( strlen( ... ), $cells ) );
			if ( count( $rows ) === self::ROWS || ( array() !== $rows && $bytes + $size > self::BYTES ) ) {
				yield $rows;
				$rows  = array();
				$bytes = 0;
			}
			$rows[] = self::without_surplus( $cells, count( $file->columns ) );
			$bytes += $size;
		}
		if ( array() !== $rows ) {
			yield $rows;
		}
	}

	/**
	 * @param list<list<string>>         $rows    The first ones.
	 * @param array<string, string|bool> $options
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function created( CsvFile $file, string $path, array $rows, array $options ): Import {
		$import  = $this->imports->create(
			array(
				'name'    => basename( $path ),
				'columns' => $file->columns,
				'sample'  => array_slice( $rows, 0, self::SAMPLE ),
				'size'    => $file->size(),
			)
		);
		$changes = array();
		foreach ( self::OPTIONS as $name => $option ) {
			if ( isset( $options[ $option ] ) ) {
				$changes[ $name ] = (string) $options[ $option ];
			}
		}
		$import = $this->imports->update(
			$import->id,
			array(
				'mapping' => self::mapping( $import, (string) ( $options['map'] ?? '' ) ),
				'options' => $changes,
			)
		);
		foreach ( $import->columns as [ 'column' => $column, 'field' => $field ] ) {
			/* translators: %s: name of a column of a file. */
			WP_CLI::log( null === $field ? sprintf( __( '%s: not imported', 'fluent-cart-customers' ), $column ) : "$column: $field" );
		}
		return $import;
	}

	/**
	 * @return list<array{column: string, field: string|null}>
	 * @throws InvalidFile
	 */
	private static function mapping( Import $import, string $pairs ): array {
		$entries = array_map(
			static fn ( array $column ): array => array(
				'column' => $column['column'],
				'field'  => $column['field'],
			),
			$import->columns
		);
		foreach ( '' === $pairs ? array() : str_getcsv( $pairs, ',', '"', '' ) as $pair ) {
			[ $column, $field ] = array_map( trim( ... ), explode( '=', "$pair=" ) );
			$at                 = array_search( $column, array_column( $entries, 'column' ), true );
			if ( false === $at ) {
				/* translators: %s: name of a column of a file. */
				throw new InvalidFile( sprintf( __( 'The file has no column “%s”.', 'fluent-cart-customers' ), $column ) ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- WP-CLI prints it as text.
			}
			// A field that another column was guessed to have moves here.
			$other = '' === $field ? false : array_search( $field, array_column( $entries, 'field' ), true );
			if ( false !== $other ) {
				$entries[ $other ]['field'] = null;
			}
			$entries[ $at ]['field'] = '' === $field ? null : $field;
		}
		return $entries;
	}

	/**
	 * Spreadsheets append empty cells.
	 *
	 * @param list<string> $cells
	 * @return list<string>
	 */
	private static function without_surplus( array $cells, int $columns ): array {
		while ( count( $cells ) > $columns && '' === end( $cells ) ) {
			array_pop( $cells );
		}
		return $cells;
	}
}
