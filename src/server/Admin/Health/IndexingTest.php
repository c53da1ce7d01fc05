<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\SchemaProblem;
use FluentCartCustomers\Platform\Sentences;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * Reports how many database indexes exist and how many customers are indexed for the search.
 */
final class IndexingTest {

	public const TEST = 'fluent_cart_customers';

	/**
	 * @param Closure(): SearchIndexer $indexer Called when the test runs.
	 */
	public function __construct(
		private readonly Indexes $indexes,
		private readonly Closure $indexer,
	) {}

	public function label(): string {
		return __( 'Customer list and search', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$progress = $this->progress();
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer list and search couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		if ( array() === $progress['missing'] && $progress['documents'] >= $progress['customers'] ) {
			return HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer list and search are ready', 'fluent-cart-customers' ),
				__( 'All customer and order indexes exist, and all customers are in the search index.', 'fluent-cart-customers' )
			);
		}
		$rights = array_values( array_unique( array_filter( array_column( $progress['problems'], 'right' ) ) ) );
		return HealthReport::of(
			self::TEST,
			'recommended',
			array() === $progress['problems']
				? __( 'Customer list and search are still being prepared', 'fluent-cart-customers' )
				: __( 'Customer database indexes couldn’t be added', 'fluent-cart-customers' ),
			Sentences::joined(
				array(
					array() === $progress['problems']
						? __( 'Everything works, but more slowly until this finishes. It’s running in the background.', 'fluent-cart-customers' )
						: __( 'Everything works, but large lists are slower.', 'fluent-cart-customers' ),
					match ( true ) {
						array() === $progress['problems'] => '',
						array() !== $rights               => SetupTest::denied( $rights ),
						/* translators: %s: an error message of the database. */
						default                           => sprintf( __( 'The database says: %s', 'fluent-cart-customers' ), $progress['problems'][0]->reason ),
					},
					...self::sentences( $progress ),
				)
			),
			array( SiteHealth::GO_ON => __( 'Continue now', 'fluent-cart-customers' ) )
		);
	}

	/**
	 * @return array<string, array{label: string, value: string}> Fields of debug_information.
	 */
	public function information(): array {
		try {
			$sentences = self::sentences( $this->progress() );
		} catch ( DatabaseError $error ) {
			$sentences = array( $error->reason, '' );
		}
		return array(
			'indexes' => array(
				'label' => __( 'Database indexes', 'fluent-cart-customers' ),
				'value' => $sentences[0],
			),
			'search'  => array(
				'label' => __( 'Search index', 'fluent-cart-customers' ),
				'value' => $sentences[1],
			),
		);
	}

	/**
	 * @return array{missing: list<string>, indexes: int, problems: list<SchemaProblem>, documents: int, customers: int}
	 *         Indexes::coverage() and SearchIndexer::coverage().
	 * @throws DatabaseError
	 */
	private function progress(): array {
		return $this->indexes->coverage() + ( $this->indexer )()->coverage();
	}

	/**
	 * @param array{missing: list<string>, indexes: int, documents: int, customers: int, ...} $progress
	 * @return array{string, string} About the database indexes, and about the search index.
	 */
	private static function sentences( array $progress ): array {
		$missing = count( $progress['missing'] );
		return array(
			0 === $missing
				? __( 'All database indexes exist.', 'fluent-cart-customers' )
				: sprintf(
					/* translators: 1: number of missing indexes, 2: number of all indexes, 3: names of the missing indexes. */
					_n( '%1$s of %2$s database index is missing: %3$s.', '%1$s of %2$s database indexes are missing: %3$s.', $progress['indexes'], 'fluent-cart-customers' ),
					number_format_i18n( $missing ),
					number_format_i18n( $progress['indexes'] ),
					implode( ', ', $progress['missing'] )
				),
			sprintf(
				/* translators: 1: number of customers in the search index, 2: number of all customers. */
				_n( '%1$s of %2$s customer is in the search index.', '%1$s of %2$s customers are in the search index.', $progress['customers'], 'fluent-cart-customers' ),
				number_format_i18n( min( $progress['documents'], $progress['customers'] ) ),
				number_format_i18n( $progress['customers'] )
			),
		);
	}
}
