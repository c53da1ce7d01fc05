<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StagedRowStore;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;
use FluentCartCustomers\Privacy\Eraser;
use FluentCartCustomers\Privacy\ErasureMap;
use FluentCartCustomers\Privacy\ErasureRepository;
use FluentCartCustomers\Privacy\Exporter;
use FluentCartCustomers\Privacy\JournalErasureRepository;
use FluentCartCustomers\Privacy\MentionStore;
use FluentCartCustomers\Privacy\OrderErasureRepository;
use FluentCartCustomers\Privacy\ReceiptJob;
use FluentCartCustomers\Privacy\Receipts;
use FluentCartCustomers\Privacy\TraceQuery;

/**
 * The object graph of the privacy tools.
 */
final class PrivacyServices {

	private readonly PersonQuery $people;

	private readonly StagedRowStore $staged;

	private readonly StoredColumnsQuery $stored;

	private readonly PersonRowsQuery $rows;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {
		$this->people = new PersonQuery( $database, $tables );
		$this->staged = new StagedRowStore( $database, $tables );
		$this->stored = new StoredColumnsQuery( $database, $tables );
		$this->rows   = new PersonRowsQuery( $database, $tables, $this->stored, $this->staged );
	}

	public function exporter(): Exporter {
		return new Exporter( $this->people, $this->rows, $this->staged );
	}

	public function receipt_job(): ReceiptJob {
		return new ReceiptJob( new Receipts(), new TraceQuery( $this->database, $this->stored ), $this->tables->prefix( ... ) );
	}

	public function map( CustomerDeletionRepository $deletion ): ErasureMap {
		return new ErasureMap( $this->people, $this->rows, $deletion );
	}

	public function eraser( Transaction $transaction, CustomerDeletionRepository $deletion, CustomerHooks $hooks ): Eraser {
		$erasure = new ErasureRepository(
			$transaction,
			$this->tables,
			$deletion,
			$this->people,
			new OrderErasureRepository( $this->database, $this->tables, $this->stored, $this->rows ),
			new JournalErasureRepository( $this->database, $this->tables ),
			$this->staged,
			new MentionStore( $this->database, $this->stored, $this->rows )
		);
		return new Eraser( $this->people, $erasure, $deletion, $hooks );
	}
}
