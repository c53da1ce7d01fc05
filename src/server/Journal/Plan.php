<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * What a run would do, counted while it is checked.
 */
final class Plan {

	/** Failures and kept customers first, so that a person sees what does not go as expected. */
	private const MAX_SAMPLES = 20;

	/** @var int How far the check has come, as the work counts. */
	public int $position = 0;

	/** @var array<string, int> Customers by outcome. */
	private array $counts = array();

	/** @var array<string, int> Customers by changed field. */
	private array $fields = array();

	/** @var array<string, array{message: string, customers: int}> By code. */
	private array $failed = array();

	/** @var list<array{customer_id: int|null, outcome: string, code: string|null, after: array<string, mixed>|null}> */
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
	 * @param list<string> $fields The fields that change, by full name.
	 */
	public function add( Change $change, array $fields ): void {
		$outcome                  = $change->outcome->text();
		$this->counts[ $outcome ] = ( $this->counts[ $outcome ] ?? 0 ) + 1;
		foreach ( $fields as $field ) {
			$this->fields[ $field ] = ( $this->fields[ $field ] ?? 0 ) + 1;
		}
		if ( null !== $change->code ) {
			$this->failed[ $change->code ] ??= array(
				'message'   => (string) ( $change->after['message'] ?? '' ),
				'customers' => 0,
			);
			++$this->failed[ $change->code ]['customers'];
		}
		$sample = array(
			'customer_id' => $change->customer_id,
			'outcome'     => $outcome,
			'code'        => $change->code,
			'after'       => $change->without_values()->after,
		);
		if ( null !== $change->code ) {
			array_unshift( $this->samples, $sample );
			$this->samples = array_slice( $this->samples, 0, self::MAX_SAMPLES );
		} elseif ( count( $this->samples ) < self::MAX_SAMPLES ) {
			$this->samples[] = $sample;
		}
	}

	public function json(): string {
		return (string) wp_json_encode( get_object_vars( $this ), JSON_UNESCAPED_SLASHES );
	}
}
