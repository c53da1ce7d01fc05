<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * What a run would do, counted while it is checked.
 *
 * @phpstan-type Sample array{customer_id: int|null, outcome: string, code: string|null, after: array<string, mixed>|null, row: int|null, changes: list<array{field: string, before: string|null, after: string|null}>, rank: int}
 */
final class Plan {

	private const MAX_SAMPLES = 20;

	/** Row numbers of a file for each reason. */
	private const MAX_ROWS = 20;

	/** @var int How far the check has come, as the work counts. */
	public int $position = 0;

	/** @var array<string, int> Customers by outcome. */
	private array $counts = array();

	/** @var array<string, int> Customers by changed field. */
	private array $fields = array();

	/** @var array<string, array{code: string, message: string, customers: int, rows: list<int>}> By code and message. */
	private array $failed = array();

	/** @var list<Sample> Those of a lower rank first. */
	private array $samples = array();

	/**
	 * @param array<string, mixed>|null $stored From json().
	 */
	public static function of( ?array $stored ): self {
		$plan           = new self();
		$plan->position = (int) ( $stored['position'] ?? 0 );
		$plan->counts   = $stored['counts'] ?? array();
		$plan->fields   = $stored['fields'] ?? array();
		$plan->failed   = $stored['failed'] ?? array();
		$plan->samples  = $stored['samples'] ?? array();
		return $plan;
	}

	/**
	 * @param list<string> $fields  The fields that change, by full name.
	 * @param int|null     $row     Of an imported file, from 1; null for other runs.
	 * @param list<array{field: string, before: string|null, after: string|null}> $changes Of an import: the values that change.
	 */
	public function add( Change $change, array $fields, ?int $row = null, array $changes = array() ): void {
		$outcome                  = $change->outcome->text();
		$this->counts[ $outcome ] = ( $this->counts[ $outcome ] ?? 0 ) + 1;
		foreach ( $fields as $field ) {
			$this->fields[ $field ] = ( $this->fields[ $field ] ?? 0 ) + 1;
		}
		if ( null !== $change->code ) {
			$this->add_failure( $change->code, (string) ( $change->after['message'] ?? '' ), $row );
		}
		$this->add_sample(
			array(
				'customer_id' => $change->customer_id,
				'outcome'     => $outcome,
				'code'        => $change->code,
				'after'       => $change->without_values()->after,
				'row'         => $row,
				'changes'     => $changes,
				'rank'        => self::rank( $change, $row, $changes ),
			)
		);
	}

	public function json(): string {
		return (string) wp_json_encode( get_object_vars( $this ), JSON_UNESCAPED_SLASHES );
	}

	/**
	 * The plan of a run that has started: values of customers are not kept longer than a person needs to decide.
	 */
	public function without_values(): self {
		$plan          = clone $this;
		$plan->samples = array_map( static fn ( array $sample ): array => array( 'changes' => array() ) + $sample, $this->samples );
		return $plan;
	}

	private function add_failure( string $code, string $message, ?int $row ): void {
		$reason                    = "$code\n$message";
		$this->failed[ $reason ] ??= array(
			'code'      => $code,
			'message'   => $message,
			'customers' => 0,
			'rows'      => array(),
		);
		++$this->failed[ $reason ]['customers'];
		if ( null !== $row && count( $this->failed[ $reason ]['rows'] ) < self::MAX_ROWS ) {
			$this->failed[ $reason ]['rows'][] = $row;
		}
	}

	/**
	 * @param Sample $sample
	 */
	private function add_sample( array $sample ): void {
		$at = count( $this->samples );
		while ( $at > 0 && $this->samples[ $at - 1 ]['rank'] > $sample['rank'] ) {
			--$at;
		}
		if ( $at < self::MAX_SAMPLES ) {
			array_splice( $this->samples, $at, 0, array( $sample ) );
			$this->samples = array_slice( $this->samples, 0, self::MAX_SAMPLES );
		}
	}

	/**
	 * What a person should see first: what does not go as expected, and of an import, the values that are replaced, then those that
	 * are filled.
	 *
	 * @param list<array{field: string, before: string|null, after: string|null}> $changes
	 */
	private static function rank( Change $change, ?int $row, array $changes ): int {
		if ( null === $row ) {
			return null === $change->code ? 1 : 0;
		}
		return match ( $change->outcome ) {
			Outcome::Updated => array() === array_filter( array_column( $changes, 'before' ), is_string( ... ) ) ? 1 : 0,
			Outcome::Created => 2,
			Outcome::Failed  => 3,
			default          => 4,
		};
	}
}
