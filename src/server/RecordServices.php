<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\FluentCartRecordRepository;
use FluentCartCustomers\Customers\Deletion\RemovedRecordRepository;
use FluentCartCustomers\Customers\Listing\CriteriaSql;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerQuery;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Database\SpreadQuery;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Search\PendingDocumentsQuery;
use FluentCartCustomers\Search\SearchIndex;
use FluentCartCustomers\Search\SearchIndexer;
use FluentCartCustomers\Search\SourceQuery;

/**
 * The objects that read and write customers, their history and their search index.
 */
abstract class RecordServices extends Foundation {

	protected function activity(): ActivityRepository {
		return $this->shared( ActivityRepository::class, fn (): ActivityRepository => new ActivityRepository( $this->database(), $this->tables(), self::undo_days( ... ) ) );
	}

	public function search_indexer(): SearchIndexer {
		return $this->shared( SearchIndexer::class, fn (): SearchIndexer => new SearchIndexer( $this->database(), $this->tables(), $this->search_sources() ) );
	}

	protected function runs(): RunStore {
		return $this->shared( RunStore::class, fn (): RunStore => new RunStore( $this->database(), $this->tables(), self::undo_days( ... ) ) );
	}

	protected function run_changes(): ChangeStore {
		return $this->shared( ChangeStore::class, fn (): ChangeStore => new ChangeStore( $this->database(), $this->tables() ) );
	}

	protected function recorders(): Recorders {
		return $this->shared( Recorders::class, fn (): Recorders => new Recorders( $this->runs(), $this->run_changes(), self::undo_days( ... ) ) );
	}

	protected static function undo_days(): int {
		return SettingsOption::read()->undo_days;
	}

	protected function spread(): SpreadQuery {
		return $this->shared( SpreadQuery::class, fn (): SpreadQuery => new SpreadQuery( $this->database(), $this->tables() ) );
	}

	protected function search_sources(): SourceQuery {
		return $this->shared( SourceQuery::class, fn (): SourceQuery => new SourceQuery( $this->database(), $this->tables() ) );
	}

	protected function search_index(): SearchIndex {
		return $this->shared(
			SearchIndex::class,
			fn (): SearchIndex => new SearchIndex(
				$this->database(),
				$this->tables(),
				new PendingDocumentsQuery( $this->database(), $this->tables(), $this->checkpoints(), $this->search_sources() ),
				new CountryNames( dirname( PLUGIN_FILE ) . '/build/places/names.json' ),
				$this->spread()
			)
		);
	}

	protected function customers(): CustomerRepository {
		return $this->shared(
			CustomerRepository::class,
			fn (): CustomerRepository => new CustomerRepository(
				$this->database(),
				$this->tables(),
				$this->transaction(),
				$this->search_indexer(),
				$this->unique_values(),
				$this->activity(),
				$this->customer_meta(),
				$this->customer_query()
			)
		);
	}

	protected function customer_query(): CustomerQuery {
		return new CustomerQuery( $this->database(), $this->tables(), $this->customer_meta(), $this->accounts() );
	}

	protected function customer_meta(): CustomerMetaRepository {
		return $this->shared( CustomerMetaRepository::class, fn (): CustomerMetaRepository => new CustomerMetaRepository( $this->database(), $this->tables() ) );
	}

	protected function labels(): LabelRepository {
		return $this->shared( LabelRepository::class, fn (): LabelRepository => new LabelRepository( $this->database(), $this->tables() ) );
	}

	protected function unique_values(): UniqueValueStore {
		return $this->shared( UniqueValueStore::class, fn (): UniqueValueStore => new UniqueValueStore( $this->database(), $this->tables() ) );
	}

	protected function accounts(): AttachedAccountStore {
		return $this->shared( AttachedAccountStore::class, fn (): AttachedAccountStore => new AttachedAccountStore( $this->database(), $this->tables() ) );
	}

	protected function criteria_sql(): CriteriaSql {
		return $this->shared( CriteriaSql::class, fn (): CriteriaSql => new CriteriaSql( $this->tables(), $this->labels() ) );
	}

	protected function customer_sets(): CustomerSetQuery {
		return $this->shared( CustomerSetQuery::class, fn (): CustomerSetQuery => new CustomerSetQuery( $this->database(), $this->tables(), $this->search_index(), $this->criteria_sql() ) );
	}

	protected function deletion(): CustomerDeletionRepository {
		return $this->shared(
			CustomerDeletionRepository::class,
			fn (): CustomerDeletionRepository => new CustomerDeletionRepository(
				$this->database(),
				$this->tables(),
				$this->customers(),
				$this->fluentcart_records(),
				$this->queue(),
				$this->search_indexer(),
				$this->removed_records()
			)
		);
	}

	protected function fluentcart_records(): FluentCartRecordRepository {
		return $this->shared( FluentCartRecordRepository::class, fn (): FluentCartRecordRepository => new FluentCartRecordRepository( $this->database(), $this->tables() ) );
	}

	protected function removed_records(): RemovedRecordRepository {
		return $this->shared(
			RemovedRecordRepository::class,
			fn (): RemovedRecordRepository => new RemovedRecordRepository( $this->database(), $this->tables(), $this->fluentcart_records(), $this->unique_values(), $this->accounts(), $this->search_indexer(), $this->queue() )
		);
	}
}
