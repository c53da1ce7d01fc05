<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Data\OtherCustomersQuery;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StagedRowStore;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;
use FluentCartCustomers\Privacy\Eraser;
use FluentCartCustomers\Privacy\ErasureMap;
use FluentCartCustomers\Privacy\ErasureRepository;
use FluentCartCustomers\Privacy\Exporter;
use FluentCartCustomers\Privacy\JournalErasureRepository;
use FluentCartCustomers\Privacy\LargeTextEraser;
use FluentCartCustomers\Privacy\MentionStore;
use FluentCartCustomers\Privacy\OrderErasureRepository;
use FluentCartCustomers\Privacy\PersonSearch;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;
use FluentCartCustomers\Privacy\Traces\RangeQuery;
use FluentCartCustomers\Privacy\Traces\ReceiptJob;
use FluentCartCustomers\Privacy\Traces\Receipts;
use FluentCartCustomers\Privacy\Traces\TraceQuery;

/**
 * The object graph of the privacy tools.
 */
final class PrivacyServices {

	private readonly PersonQuery $people;

	private readonly StagedRowStore $staged;

	private readonly StoredColumnsQuery $stored;

	private readonly PersonRowsQuery $rows;

	private readonly RangeQuery $ranges;

	private readonly PersonSearch $search;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {
		$this->people = new PersonQuery( $database, $tables, new OtherCustomersQuery( $database, $tables ) );
		$this->staged = new StagedRowStore( $database, $tables );
		$this->stored = new StoredColumnsQuery( $database, $tables );
		$this->rows   = new PersonRowsQuery( $database, $tables, $this->stored );
		$this->ranges = new RangeQuery( $database );
		$this->search = new PersonSearch( $this->people, new EmailSearchQuery( $database, $tables, $this->stored, $this->ranges ) );
	}

	public function exporter(): Exporter {
		return new Exporter( $this->search, $this->rows, $this->staged );
	}

	public function receipt_job(): ReceiptJob {
		return new ReceiptJob( new Receipts(), new TraceQuery( $this->database, $this->tables, $this->stored, $this->ranges ) );
	}

	public function map( CustomerDeletionRepository $deletion ): ErasureMap {
		return new ErasureMap( $this->search, $this->rows, $deletion );
	}

	public function eraser( Transaction $transaction, CustomerDeletionRepository $deletion, CustomerHooks $hooks ): Eraser {
		$mentions = new MentionStore( $this->database, $this->tables, $this->stored, $this->rows, $this->ranges );
		$erasure  = new ErasureRepository(
			$transaction,
			$this->tables,
			$deletion,
			$this->people,
			new OrderErasureRepository( $this->database, $this->tables, $this->stored, $this->rows ),
			new JournalErasureRepository( $this->tables ),
			$this->staged,
			$mentions
		);
		return new Eraser( $this->search, new LargeTextEraser( $transaction, $this->people, $mentions ), $erasure, $deletion, $hooks );
	}
}
