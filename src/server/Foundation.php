<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use Closure;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\LeaseStore;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Background\ScheduledActionQueue;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Database\CommitMarkerStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Structure\DerivedData;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\Migrations;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Database\Structure\SchemaInspector;
use FluentCartCustomers\Database\Structure\SchemaRepair;
use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\RateLimiter;
use FluentCartCustomers\Http\RateWindowStore;

defined( 'ABSPATH' ) || exit;

/**
 * The object graph of the lower floors: database, setup, background work, rights. A service is built on first use and gets
 * what it needs through its constructor.
 */
class Foundation {

	/** @var array<class-string, object> The services that are built, by class. */
	private array $built = array();

	public function __construct( protected readonly Host $host ) {}

	/**
	 * @template T of object
	 * @param class-string<T> $name
	 * @param Closure(): T    $build
	 * @return T
	 */
	protected function shared( string $name, Closure $build ): object {
		return $this->built[ $name ] ??= $build();
	}

	public function database(): Connection {
		global $wpdb;
		return $this->shared( Connection::class, fn (): Connection => new Connection( $wpdb ) );
	}

	public function tables(): Tables {
		global $wpdb;
		return $this->shared( Tables::class, fn (): Tables => new Tables( $wpdb ) );
	}

	/**
	 * A new one for each owner, because a Transaction has state while it runs.
	 */
	protected function transaction(): Transaction {
		return new Transaction( $this->database(), $this->tables(), new CommitMarkerStore( $this->database(), $this->tables() ) );
	}

	public function schema(): Schema {
		return $this->shared( Schema::class, fn (): Schema => new Schema( $this->database(), $this->tables() ) );
	}

	public function indexes(): Indexes {
		return $this->shared( Indexes::class, fn (): Indexes => new Indexes( $this->database(), $this->tables(), $this->setup_state() ) );
	}

	public function setup_state(): SetupState {
		return $this->shared( SetupState::class, fn (): SetupState => new SetupState() );
	}

	public function schema_repair(): SchemaRepair {
		return $this->shared(
			SchemaRepair::class,
			fn (): SchemaRepair => new SchemaRepair(
				$this->database(),
				$this->tables(),
				$this->schema(),
				new SchemaInspector( $this->database(), $this->tables(), $this->schema() ),
				$this->derived_data(),
				$this->setup_state(),
				$this->host->owns_store_tables()
			)
		);
	}

	protected function derived_data(): DerivedData {
		return $this->shared( DerivedData::class, fn (): DerivedData => new DerivedData( $this->database(), $this->tables() ) );
	}

	public function setup(): SiteSetup {
		return $this->shared( SiteSetup::class, fn (): SiteSetup => new SiteSetup( new Migrations( $this->database(), $this->tables() ), $this->schema_repair(), $this->setup_state(), $this->indexes(), $this->host ) );
	}

	public function queue(): ChangeQueue {
		return $this->shared( ChangeQueue::class, fn (): ChangeQueue => new ChangeQueue( $this->database(), $this->tables() ) );
	}

	protected function checkpoints(): CheckpointStore {
		return $this->shared( CheckpointStore::class, fn (): CheckpointStore => new CheckpointStore( $this->database(), $this->tables() ) );
	}

	public function reconciles(): ReconcileStore {
		return $this->shared( ReconcileStore::class, fn (): ReconcileStore => new ReconcileStore( $this->checkpoints(), $this->transaction() ) );
	}

	public function leases(): LeaseStore {
		return $this->shared( LeaseStore::class, fn (): LeaseStore => new LeaseStore( $this->database(), $this->tables() ) );
	}

	public function scheduled_actions(): ScheduledActionQueue {
		return $this->shared( ScheduledActionQueue::class, fn (): ScheduledActionQueue => new ScheduledActionQueue( $this->database(), $this->tables() ) );
	}

	protected function contract(): Contract {
		return $this->shared( Contract::class, fn (): Contract => new Contract( dirname( PLUGIN_FILE ) . '/build/contract.php' ) );
	}

	public function policy(): CustomerPolicy {
		return $this->shared( CustomerPolicy::class, fn (): CustomerPolicy => new CustomerPolicy( $this->host ) );
	}

	public function rate_limiter(): RateLimiter {
		return $this->shared( RateLimiter::class, fn (): RateLimiter => new RateLimiter( $this->contract(), $this->rate_windows() ) );
	}

	protected function rate_windows(): RateWindowStore {
		return new RateWindowStore( $this->database(), $this->tables() );
	}
}
