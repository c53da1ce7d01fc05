<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Http\Call;
use stdClass;
use WP_CLI;
use function WP_CLI\Utils\make_progress_bar;

defined( 'ABSPATH' ) || exit;

/**
 * Imports customers from a CSV file, as the screen does: it sends the rows to an import, checks it and runs it.
 */
final class ImportCommand implements Command {

	/** Rows that are stored together. */
	private const ROWS = 500;

	/** Of cells that are stored together. */
	private const BYTES = 900_000;

	/** First rows, from which fields are guessed. */
	private const SAMPLE = 50;

	/** Members of an import's `options`, which are options of the command. */
	private const OPTIONS = array( 'existing', 'status', 'date_order', 'notes' );

	private readonly CommandOptions $options;

	/** The import whose file is stored before a run has it. It has personal data, so a command that fails deletes it. */
	private ?int $staged = null;

	public function __construct(
		Contract $contract,
		private readonly Api $api,
		private readonly RunProgress $progress,
	) {
		$this->options = CommandOptions::of( $contract->operation( 'updateImport' ), array() )->only( self::OPTIONS );
	}

	public function summary(): string {
		return 'Import customers from a CSV file. Empty cells never clear a field. No emails are sent, and no WordPress users are created.';
	}

	public function synopsis(): array {
		$file    = array(
			'type'        => 'positional',
			'name'        => 'file',
			'description' => 'A CSV file. Its first row has the names of the columns. “-” reads the standard input.',
			'optional'    => false,
		);
		$mapping = array(
			'type'        => 'assoc',
			'name'        => 'map',
			'description' => 'Fields of columns that aren’t recognized, like "E-Mail=email,City=billing[city]". A column without a field is left out: "Tags=".',
			'optional'    => true,
		);
		$options = array_filter( $this->options->synopsis(), static fn ( array $argument ): bool => 'positional' !== $argument['type'] );
		return array( $file, $mapping, ...array_values( $options ), Switches::dry_run() );
	}

	public function __invoke( array $arguments, array $options ): void {
		try {
			$import = $this->stored( $arguments[0] ?? '', $options );
		} catch ( InvalidFile $problem ) {
			$this->forget();
			WP_CLI::error( $problem->getMessage() );
		}
		WP_CLI::log( __( 'Checking the rows.', 'fluent-cart-customers' ) );
		$run     = $this->progress->planned( $this->call( 'planImport', $import )->run );
		$is_test = ! empty( $options['dry-run'] );
		if ( $is_test || 'planned' !== $run->state ) {
			$this->forget();
		} else {
			$this->staged = null;
			$run          = $this->progress->finished( $run );
		}
		if ( ! $is_test || 'planned' !== $run->state ) {
			$this->progress->assert_done( $run );
		}
		$this->end( $run, $is_test );
	}

	private function end( stdClass $run, bool $is_test ): void {
		$failed = ( $is_test ? $run->plan->counts : $run->counts )->failed;
		if ( $is_test ) {
			$this->progress->report_plan( $run );
		} else {
			$this->progress->report( $run );
		}
		if ( ! $is_test && $run->can_undo ) {
			/* translators: %d: ID of a change. */
			WP_CLI::log( sprintf( __( 'To undo the import, run: wp fluent-cart-customers run undo %d', 'fluent-cart-customers' ), $run->id ) );
		}
		if ( $failed > 0 ) {
			/* translators: %s: number of rows. */
			WP_CLI::error( sprintf( _n( '%s row can’t be imported.', '%s rows can’t be imported.', $failed, 'fluent-cart-customers' ), number_format_i18n( $failed ) ) );
		}
		WP_CLI::success( $is_test ? __( 'All rows can be imported.', 'fluent-cart-customers' ) : __( 'All rows were imported.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param array<string, string|int|bool> $options
	 * @return int The id of an import with all rows of the file.
	 * @throws InvalidFile
	 */
	private function stored( string $path, array $options ): int {
		$file = new CsvFile( $path );
		$bar  = null;
		$id   = null;
		$from = 0;
		$read = 0;
		foreach ( self::batches( $file ) as $rows ) {
			$id  ??= $this->created( $file, $path, $rows, $options );
			$bar ??= make_progress_bar( __( 'Reading the file', 'fluent-cart-customers' ), $file->size() );
			$this->call( 'addImportRows', $id, array( 'from' => $from, 'rows' => $rows ) );
			$from += count( $rows );
			$bar->tick( $file->position() - $read );
			$read = $file->position();
		}
		if ( null === $id ) {
			throw new InvalidFile( __( 'This file has no rows.', 'fluent-cart-customers' ) );
		}
		$bar->finish();
		return $id;
	}

	/**
	 * Deletes the rows that are stored.
	 */
	private function forget(): void {
		$import       = $this->staged;
		$this->staged = null;
		if ( null !== $import ) {
			$this->call( 'deleteImport', $import );
		}
	}

	/**
	 * @param array<string, mixed> $body
	 * @return stdClass The data of the answer.
	 */
	private function call( string $operation_id, int $import, array $body = array() ): stdClass {
		return $this->api->call( new Call( $operation_id, array( 'importId' => $import ), body: $body ), $this->forget( ... ) )->data;
	}

	/**
	 * @return iterable<non-empty-list<list<string>>> The rows that are stored together.
	 * @throws InvalidFile
	 */
	private static function batches( CsvFile $file ): iterable {
		$rows    = array();
		$bytes   = 0;
		$number  = 0;
		$columns = count( $file->columns );
		foreach ( $file->rows() as $cells ) {
			++$number;
			$cells = self::without_surplus( $cells, $columns );
			if ( count( $cells ) > $columns ) {
				/* translators: %s: number of a row. */
				throw new InvalidFile( sprintf( __( 'Row %s has more cells than there are columns. Quotation marks might be missing.', 'fluent-cart-customers' ), number_format_i18n( $number ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- WP-CLI prints it as text.
			}
			$size = array_sum( array_map( strlen( ... ), $cells ) );
			if ( count( $rows ) === self::ROWS || ( array() !== $rows && $bytes + $size > self::BYTES ) ) {
				yield $rows;
				$rows  = array();
				$bytes = 0;
			}
			$rows[] = $cells;
			$bytes += $size;
		}
		if ( array() !== $rows ) {
			yield $rows;
		}
	}

	/**
	 * @param list<list<string>>         $rows    The first ones.
	 * @param array<string, string|int|bool> $options
	 * @return int The id of the import.
	 * @throws InvalidFile
	 */
	private function created( CsvFile $file, string $path, array $rows, array $options ): int {
		$import = $this->api->call(
			new Call(
				'createImport',
				body: array(
					'name'    => basename( $path ),
					'columns' => $file->columns,
					'sample'  => array_slice( $rows, 0, self::SAMPLE ),
					'size'    => $file->size(),
				)
			)
		)->data->import;

		$this->staged = $import->id;

		$mapping = self::mapping( $import->mapping, (string) ( $options['map'] ?? '' ) );
		$import  = $this->api->call( $this->options->call( array( (string) $import->id ), $options, array( 'mapping' => (string) wp_json_encode( $mapping ) ) ), $this->forget( ... ) )->data->import;
		foreach ( $import->mapping as $entry ) {
			/* translators: %s: name of a column of a file. */
			WP_CLI::log( null === $entry->field ? sprintf( __( '%s: not imported', 'fluent-cart-customers' ), $entry->column ) : "{$entry->column}: {$entry->field}" );
		}
		return $import->id;
	}

	/**
	 * @param list<stdClass> $guessed An import's `mapping`.
	 * @return list<array{column: string, field: string|null}>
	 * @throws InvalidFile
	 */
	private static function mapping( array $guessed, string $pairs ): array {
		$entries = array_map(
			static fn ( stdClass $entry ): array => array(
				'column' => $entry->column,
				'field'  => $entry->field,
			),
			$guessed
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
