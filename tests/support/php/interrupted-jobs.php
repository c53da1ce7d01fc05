<?php
/**
 * Ends runs of the background jobs at any statement, takes their leases away, and compares what they have written with a
 * fresh rebuild.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\InterruptedJobs;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\RunTime;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Services;
use FluentCartCustomers\Tests\Rows;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rows.php';

/** The greatest customer id of the small store. */
const CUSTOMERS = 30;

/** Tables that only jobs fill. */
const DERIVED_TABLES = array( 'fcc_search_documents', 'fcc_search_terms', 'fcc_daily_summaries' );

/** A customer that one of the two states of the store has. */
const GUEST = 900_001;

/** Longer than any pause between two reconciles. */
const LONG_AGO = 8 * DAY_IN_SECONDS;

/** The customer id of rows without a customer. */
const MISSING = 999_999;

/**
 * Deletes most of the demo store, and derives everything again.
 */
function shrink_store(): void {
	Rows\run(
		array(
			'DELETE FROM {fct_customers} WHERE id > ' . CUSTOMERS,
			'DELETE FROM {fct_customer_addresses} WHERE customer_id > ' . CUSTOMERS,
			'DELETE FROM {fct_customer_meta} WHERE customer_id > ' . CUSTOMERS,
			'DELETE FROM {fct_orders} WHERE customer_id IS NULL OR customer_id > ' . CUSTOMERS,
		)
	);
	rebuild();
}

/**
 * Empties all derived tables and checkpoints, and runs the jobs.
 *
 * @return array<string, string> As digests() returns.
 */
function rebuild(): array {
	Rows\run( array_map( static fn ( string $table ): string => "DELETE FROM {{$table}}", array( ...DERIVED_TABLES, 'fcc_checkpoints', 'fcc_change_queue' ) ) );
	request_removal();
	run_to_the_end( JobSchedule::RECONCILE );
	return digests();
}

/**
 * Brings the store into one of two states.
 *
 * @param bool $is_second Which of the states.
 * @param bool $is_traced Whether the changes are in the queue or in `updated_at`, as those of FluentCart's models are.
 *                        Otherwise they are plain SQL, and rows without a customer are added.
 */
function change_store( bool $is_second, bool $is_traced ): void {
	$now    = gmdate( 'Y-m-d H:i:s' );
	$traces = $is_traced ? array( 'updated_at' => $now ) : array();
	$guest  = array(
		'customer' => array(
			'id'         => GUEST,
			'email'      => 'guest@example.com',
			'first_name' => 'Guest',
			'notes'      => '',
			'created_at' => '2025-03-04 05:06:07',
		),
		'order'    => array(
			'id'             => GUEST,
			'customer_id'    => GUEST,
			'status'         => 'completed',
			'payment_status' => 'paid',
			'currency'       => 'USD',
			'total_amount'   => 900_000,
			'total_paid'     => 900_000,
			'uuid'           => 'guest',
			'created_at'     => '2025-04-05 06:07:08',
		),
	);
	Rows\update( 'fct_customers', array( 'first_name' => $is_second ? 'Second' : 'First' ) + $traces, array( 'id' => 5 ) );
	Rows\update( 'fct_customers', array( 'created_at' => $is_second ? '2025-01-02 03:04:05' : '2025-06-07 08:09:10' ) + $traces, array( 'id' => 6 ) );
	foreach ( array( 1, 2, 3 ) as $order ) {
		Rows\update( 'fct_orders', array( 'total_paid' => 100_000 * $order + ( $is_second ? 50_000 : 0 ) ) + $traces, array( 'id' => order_id( $order ) ) );
	}
	if ( $is_second ) {
		Rows\insert( 'fct_customers', $guest['customer'] + $traces );
		Rows\insert( 'fct_orders', $guest['order'] + $traces );
	} else {
		Rows\delete( 'fct_customers', array( 'id' => GUEST ) );
		Rows\delete( 'fct_orders', array( 'id' => GUEST ) );
	}
	if ( $is_traced ) {
		$queue = services()->queue();
		$queue->push_documents_nowait( 5 );
		$queue->push_days_nowait( 6, array( '2025-01-02 03:04:05', '2025-06-07 08:09:10' ) );
		$queue->push_range_nowait( 6 );
		$queue->push_deletion_nowait( GUEST, array( $guest['customer']['created_at'], $guest['order']['created_at'] ) );
	} else {
		Rows\insert(
			'fct_customer_addresses',
			array(
				'customer_id' => MISSING,
				'type'        => 'billing',
			)
		);
		request_removal();
	}
	set_reconciles( $is_traced ? 0 : LONG_AGO );
}

/**
 * Deletes one customer of a store without a gap between ids, and adds another one, as FluentCart does.
 *
 * @param int $id Of the deleted customer.
 */
function replace_customer( int $id ): void {
	$created_at = Rows\column( 'fct_customers', 'created_at', "WHERE id = $id" )[0];
	Rows\delete( 'fct_customers', array( 'id' => $id ) );
	services()->queue()->push_deletion_nowait( $id, array( $created_at ) );
	Rows\insert(
		'fct_customers',
		array(
			'email' => "successor$id@example.com",
			'notes' => '',
		)
	);
	set_reconciles( 0 );
}

/**
 * Runs the jobs, and ends PHP at a statement of them, before the database gets it. Nothing catches that, and the database ends
 * the open transaction with the connection.
 *
 * @param int         $statement The number of the statement, from 1.
 * @param string|null $only      The only job that runs: `counts`.
 * @param string      $hook      The action that runs the jobs, if all run.
 * @return string|null The statement; null if the run ended before it.
 */
function run_until( int $statement, ?string $only = null, string $hook = JobSchedule::RUN ): ?string {
	$number = 0;
	add_filter(
		'query',
		static function ( string $query ) use ( $statement, &$number ): string {
			if ( ++$number === $statement ) {
				header( 'Content-Type: application/json' );
				echo wp_json_encode( array( 'result' => substr( $query, 0, 200 ) ), JSON_INVALID_UTF8_SUBSTITUTE );
				exit;
			}
			return $query;
		}
	);
	null === $only ? do_action( $hook ) : services()->job_runner()->run_only( JobName::from( $only ), RunTime::of_event() );
	return null;
}

/**
 * Runs the jobs after the leases of a killed process have expired.
 *
 * @param bool $is_traced As in change_store().
 * @return array<string, string|int> As digests() returns, with what is left to do.
 */
function recover( bool $is_traced ): array {
	set_reconciles( $is_traced ? 0 : LONG_AGO );
	Rows\run( array( 'UPDATE {fcc_jobs} SET lease_until = 1' ) );
	run_to_the_end( JobSchedule::RUN );
	return digests();
}

/**
 * Runs one job, and gives its lease to another process before a transaction.
 *
 * @param string $job         `search`.
 * @param int    $transaction The number of the transaction, from 1.
 * @return array{result: string, changed: list<string>}|null The result, and the tables that have changed since then; null if the
 *                                                           job has fewer transactions.
 */
function run_losing_lease( string $job, int $transaction ): ?array {
	Rows\run( array( 'UPDATE {fcc_jobs} SET lease_until = 1', "DELETE FROM {fcc_checkpoints} WHERE name LIKE 'reconcile.%'" ) );
	$number = 0;
	$before = null;
	add_filter(
		'query',
		static function ( string $query ) use ( $job, $transaction, &$number, &$before ): string {
			if ( 'START TRANSACTION' === $query && ++$number === $transaction ) {
				Rows\update( 'fcc_jobs', array( 'token' => 'other' ), array( 'name' => $job ) );
				$before = table_digests();
			}
			return $query;
		}
	);
	$result = services()->job_runner()->run_only( JobName::from( $job ), RunTime::of_event() );
	return null === $before ? null : array(
		'result'  => $result->name,
		'changed' => array_keys( array_diff_assoc( table_digests(), $before ) ),
	);
}

/**
 * Returns the content of the derived tables, and what is left to do.
 *
 * @return array<string, string>
 */
function digests(): array {
	return array(
		...array_map( digest( ... ), array_combine( DERIVED_TABLES, DERIVED_TABLES ) ),
		'top lists'  => implode( "\n", Rows\column( 'fcc_checkpoints', "CONCAT(name, ' ', value)", "WHERE name LIKE 'top.%' ORDER BY name" ) ),
		'unfinished' => implode( ', ', Rows\column( 'fcc_jobs', 'name', "WHERE finished_at IS NULL OR error <> ''" ) ),
		'queue'      => (string) Rows\count( 'fcc_change_queue' ),
		'orphans'    => (string) Rows\count( 'fct_customer_addresses', 'WHERE customer_id = ' . MISSING ),
	);
}

/**
 * Returns the content of this plugin's tables, without commit markers and rate limits.
 *
 * @return array<string, string>
 */
function table_digests(): array {
	$tables = array( ...DERIVED_TABLES, 'fcc_checkpoints', 'fcc_change_queue', 'fcc_jobs', 'fcc_accounts', 'fcc_activity' );
	return array_map( digest( ... ), array_combine( $tables, $tables ) );
}

/**
 * @param string $table Without the prefix.
 */
function digest( string $table ): string {
	$rows = array_map( wp_json_encode( ... ), Rows\select( $table ) );
	sort( $rows );
	return \count( $rows ) . ' rows: ' . md5( implode( "\n", $rows ) );
}

/** Requests the removal of rows without a customer, as the button of Site Health does. */
function request_removal(): void {
	services()->reconciles()->request( array( JobName::Check ), array( 'is_repair' => true ) );
}

/**
 * Sets when the last reconcile of each job ended: a recent one is not repeated.
 *
 * @param int $age Seconds.
 */
function set_reconciles( int $age ): void {
	foreach ( Rows\select( 'fcc_checkpoints', "WHERE name LIKE 'reconcile.%'" ) as $checkpoint ) {
		$value = json_decode( $checkpoint->value, true );
		if ( null !== $value['complete'] ) {
			$value['complete']['finished_at'] = time() - $age;
		}
		if ( null !== $value['current'] ) {
			// The pause after a killed step is over.
			$value['current']['tried_at'] = 0;
		}
		Rows\update( 'fcc_checkpoints', array( 'value' => wp_json_encode( $value ) ), array( 'name' => $checkpoint->name ) );
	}
}

/**
 * Fires an action until the jobs are done.
 *
 * @param string $action Of JobSchedule.
 */
function run_to_the_end( string $action ): void {
	do {
		do_action( $action );
	} while ( wp_next_scheduled( JobSchedule::RUN ) <= time() );
}

/**
 * @param int $number The place of the order in the store.
 */
function order_id( int $number ): int {
	return (int) Rows\column( 'fct_orders', 'id', "WHERE payment_status = 'paid' AND id <> " . GUEST . ' ORDER BY id LIMIT 1 OFFSET ' . 3 * $number )[0];
}

function services(): Services {
	static $services   = null;
	return $services ??= new Services( HostDetector::detect() );
}
