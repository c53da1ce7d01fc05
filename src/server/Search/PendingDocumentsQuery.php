<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the difference between the search index and the customers that SearchIndexJob has not indexed yet: new customers, and
 * renamed or deleted ones in the change queue. Their rows are matched by the rules of the index.
 *
 * @phpstan-type Difference array{missing: list<int>, outdated: list<int>, unread_after: int|null, is_complete: bool}
 *               Ids of customers that match, but not in the index; and that match in the index only. The id above which new
 *               customers were not read, because they are too many. Whether all pending customers were read.
 */
final class PendingDocumentsQuery {

	/** New customers, and queued customers, whose rows a search reads. */
	private const MAX_PENDING = 1_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @param non-empty-list<string> $terms Of a search for customers with all of them.
	 * @return Difference
	 * @throws DatabaseError
	 */
	public function difference( array $terms ): array {
		$after_id   = SearchIndexJob::tail_start( $this->checkpoints );
		$new        = $this->new_customers( $after_id );
		$queued     = $this->queued_customers();
		$are_read   = count( $new ) <= self::MAX_PENDING;
		$difference = array(
			'missing'      => array(),
			'outdated'     => array(),
			'unread_after' => $are_read ? null : $after_id,
			'is_complete'  => $are_read && count( $queued ) <= self::MAX_PENDING,
		);
		foreach ( $are_read ? array( ...$new, ...$queued ) : $queued as $row ) {
			// A deleted customer has no terms.
			$is_match   = Tokenizer::matches( Tokenizer::document( (string) $row['first_name'], (string) $row['last_name'], (string) $row['email'] ), $terms );
			$is_indexed = Tokenizer::matches( (string) $row['terms'], $terms );
			if ( $is_match !== $is_indexed ) {
				$difference[ $is_match ? 'missing' : 'outdated' ][] = (int) $row['id'];
			}
		}
		return $difference;
	}

	/**
	 * @return list<array<string, string|null>> One more than MAX_PENDING if there are more.
	 * @throws DatabaseError
	 */
	private function new_customers( int $after_id ): array {
		return $this->database->rows(
			'SELECT c.id, c.first_name, c.last_name, c.email, d.terms FROM %i AS c LEFT JOIN %i AS d ON d.customer_id = c.id'
				. ' WHERE c.id > %d AND c.id <= %d AND ' . SearchIndexer::is_outdated( $this->database->dialect ) . ' ORDER BY c.id LIMIT %d',
			array( $this->tables->customers(), $this->tables->search_documents(), $after_id, Column::LIMIT, self::MAX_PENDING + 1 )
		);
	}

	/**
	 * @return list<array<string, string|null>> One more than MAX_PENDING if there are more.
	 * @throws DatabaseError
	 */
	private function queued_customers(): array {
		return $this->database->rows(
			'SELECT q.customer_id AS id, c.first_name, c.last_name, c.email, d.terms FROM %i AS q LEFT JOIN %i AS c ON c.id = q.customer_id'
				. ' LEFT JOIN %i AS d ON d.customer_id = q.customer_id WHERE q.kind = %s ORDER BY q.id LIMIT %d',
			array(
				$this->tables->change_queue(),
				$this->tables->customers(),
				$this->tables->search_documents(),
				ChangeKind::Document->value,
				self::MAX_PENDING + 1,
			)
		);
	}
}
