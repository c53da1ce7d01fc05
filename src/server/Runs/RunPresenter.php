<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes runs and their results as the contract has them.
 */
final class RunPresenter {

	public function __construct(
		private readonly RunStore $runs,
		private readonly CustomerPolicy $policy,
		private readonly RunRights $rights,
		private readonly CustomerSetQuery $sets,
	) {}

	/**
	 * @param list<Run> $runs
	 * @return list<array<string, mixed>> The schema Run.
	 * @throws DatabaseError
	 */
	public function runs( array $runs ): array {
		cache_users( array_values( array_unique( array_filter( array_map( static fn ( Run $run ): ?int => $run->user_id, $runs ) ) ) ) );
		return array_map( $this->run( ... ), $runs );
	}

	/**
	 * @return array<string, mixed> The schema Run.
	 * @throws DatabaseError
	 */
	private function run( Run $run ): array {
		return array(
			'id'          => $run->id,
			'kind'        => $run->kind->value,
			'title'       => RunTexts::title( $run ),
			'state'       => $run->state->value,
			'total'       => $run->total,
			'processed'   => $run->processed,
			'counts'      => $run->counts,
			'partial'     => $run->partial,
			'plan'        => null === $run->plan || RunState::Planning === $run->state ? null : $this->plan( $run->plan ),
			'created_at'  => WireFormat::timestamp( $run->created_at ),
			'started_at'  => WireFormat::timestamp( $run->started_at ),
			'finished_at' => WireFormat::timestamp( $run->finished_at ),
			'expires_at'  => WireFormat::timestamp( $run->start_until() ),
			'user'        => self::user( $run ),
			'application' => $this->application( $run ),
			'customer_id' => $run->customer_id,
			'can_undo'    => $run->is_undoable() && $this->policy->allows_undo( $run->creates_customers() ),
			'can_drive'   => $this->rights->may_drive( $run ),
			'undo_until'  => WireFormat::timestamp( $run->undo_until ),
			'undoes'      => $run->undoes,
			'undone_by'   => $run->undone_by,
			'import_id'   => $run->import_id,
			'reason'      => '' === $run->reason_code ? null : array(
				'code'    => $run->reason_code,
				'message' => $run->reason,
			),
			'waits_for'   => $this->runs->blocked_by( $run ),
			'is_stalled'  => $run->is_stalled(),
		);
	}

	/**
	 * @param array<int, Change> $changes Of the run, by number.
	 * @return list<array<string, mixed>> The schema RunResult.
	 * @throws DatabaseError
	 */
	public function results( array $changes, Run $run ): array {
		cache_users( self::editors( $changes ) );
		$customers = $this->customers( array_map( static fn ( Change $change ): ?int => $change->customer_id, $changes ) );
		$results   = array();
		foreach ( $changes as $n => $change ) {
			$results[] = $this->result( $change, $customers[ $change->customer_id ?? 0 ] ?? null, RunKind::Import === $run->kind ? (int) $run->work['from'] + $n + 1 : null );
		}
		return $results;
	}

	/**
	 * @param CustomerRow|null $customer Null if the customer was deleted.
	 * @param int|null         $row      Of a file that was imported; null for other runs.
	 * @return array<string, mixed>
	 */
	private function result( Change $change, ?CustomerRow $customer, ?int $row ): array {
		return array(
			'customer_id' => $change->customer_id,
			'customer'    => null === $customer ? null : array(
				'first_name' => $customer->first_name,
				'last_name'  => $customer->last_name,
				'email'      => $customer->email,
			),
			'row'         => $row,
			'outcome'     => $change->outcome->text(),
			'code'        => $change->code,
			'message'     => null === $change->code ? null : self::message( $change ),
		);
	}

	public static function message( Change $change ): string {
		$kept = $change->after['kept'] ?? array();
		return match ( true ) {
			is_array( $kept ) && array() !== $kept => RunTexts::kept( $kept, self::names( self::editors( array( $change ) ) ) ),
			isset( $change->after['message'] )     => (string) $change->after['message'],
			default                                => RunTexts::of_code( (string) $change->code ),
		};
	}

	/**
	 * @param array<string, mixed> $plan From Plan::json().
	 * @return array<string, mixed> The schema RunPlan.
	 * @throws DatabaseError
	 */
	private function plan( array $plan ): array {
		$counts = array_fill_keys( array_map( static fn ( Outcome $outcome ): string => $outcome->text(), Outcome::cases() ), 0 );
		return array(
			'counts'  => array_replace( $counts, $plan['counts'] ?? array() ),
			'fields'  => array_map(
				static fn ( string|int $field, int $customers ): array => array(
					'field'     => (string) $field,
					'customers' => $customers,
				),
				array_keys( $plan['fields'] ?? array() ),
				array_values( $plan['fields'] ?? array() )
			),
			'samples' => $this->samples( $plan['samples'] ?? array() ),
			'failed'  => array_map(
				static fn ( array $failed ): array => array( 'message' => '' === $failed['message'] ? RunTexts::of_code( $failed['code'] ) : $failed['message'] ) + $failed,
				array_values( $plan['failed'] ?? array() )
			),
		);
	}

	/**
	 * @param list<array<string, mixed>> $samples From Plan::json().
	 * @return list<array<string, mixed>> Samples of the schema RunPlan.
	 * @throws DatabaseError
	 */
	private function samples( array $samples ): array {
		$customers = $this->customers( array_column( $samples, 'customer_id' ) );
		return array_map(
			function ( array $sample ) use ( $customers ): array {
				$change = new Change( $sample['customer_id'], Outcome::of_text( $sample['outcome'] ), $sample['code'], null, $sample['after'] );
				return $this->result( $change, $customers[ $sample['customer_id'] ?? 0 ] ?? null, $sample['row'] ) + array( 'changes' => $sample['changes'] );
			},
			$samples
		);
	}

	/**
	 * @param array<int|null> $ids Null for a row of a file without a customer.
	 * @return array<int, CustomerRow> Those that exist, by id.
	 * @throws DatabaseError
	 */
	private function customers( array $ids ): array {
		$ids = array_values( array_unique( array_filter( $ids ) ) );
		return array() === $ids ? array() : $this->sets->rows( $ids );
	}

	/**
	 * The name of the application password, which its owner has chosen for themselves.
	 */
	private function application( Run $run ): ?string {
		$is_shown = '' !== $run->application && ( get_current_user_id() === $run->user_id || $this->policy->allows( CustomerPolicy::MANAGE ) );
		return $is_shown ? $run->application : null;
	}

	/**
	 * @return array{id: int, display_name: string}|null
	 */
	private static function user( Run $run ): ?array {
		return null === $run->user_id
			? null
			: array(
				'id'           => $run->user_id,
				'display_name' => self::names( array( $run->user_id ) )[ $run->user_id ] ?? '',
			);
	}

	/**
	 * @param array<Change> $changes
	 * @return list<int> The users who changed what was kept.
	 */
	private static function editors( array $changes ): array {
		$ids = array();
		foreach ( $changes as $change ) {
			foreach ( (array) ( $change->after['kept'] ?? array() ) as $kept ) {
				$ids[] = (int) ( $kept['by'] ?? 0 );
			}
		}
		return array_values( array_filter( array_unique( $ids ) ) );
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Display names of the users that exist.
	 */
	private static function names( array $ids ): array {
		$names = array();
		foreach ( $ids as $id ) {
			$user = get_userdata( $id );
			if ( false !== $user ) {
				$names[ $id ] = SiteUsers::name( $user->display_name );
			}
		}
		return $names;
	}
}
