<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a person over several requests. In between it keeps ids and the place of the search, and no personal data.
 *
 * @phpstan-import-type State from EmailSearchQuery
 */
final class PersonSearch {

	public const EXPORT = 'export';
	public const ERASE  = 'erase';
	public const MAP    = 'map';

	/** Of a request. Shared web hosts end a request after 30 seconds. */
	private const SECONDS = 5.0;

	/** A person clicks again after a failure. */
	private const KEPT = 10 * MINUTE_IN_SECONDS;

	public function __construct(
		private readonly PersonQuery $people,
		private readonly EmailSearchQuery $emails,
	) {}

	/**
	 * The end of the request's time, as Clock::seconds().
	 */
	public static function deadline(): float {
		return Clock::seconds() + self::SECONDS;
	}

	/**
	 * @return array{search: State, pages: int, ...} What the last request has stored, or the start. `pages`: requests of the search.
	 */
	public function read( string $purpose, string $email ): array {
		$state = get_transient( self::name( $purpose, $email ) );
		return is_array( $state ) && isset( $state['search']['table'], $state['pages'] ) ? $state : array(
			'search' => EmailSearchQuery::START,
			'pages'  => 0,
		);
	}

	/**
	 * @param array<string, mixed> $state
	 */
	public function store( string $purpose, string $email, array $state ): void {
		set_transient( self::name( $purpose, $email ), $state, self::KEPT );
	}

	public function forget( string $purpose, string $email ): void {
		delete_transient( self::name( $purpose, $email ) );
	}

	/**
	 * Searches on, and stores the place.
	 *
	 * @param array{search: State, pages: int, ...} $state
	 * @return array{search: State, pages: int, ...}
	 * @throws DatabaseError
	 */
	public function search( string $purpose, string $email, array $state, float $deadline ): array {
		if ( EmailSearchQuery::is_done( $state['search'] ) ) {
			return $state;
		}
		$state['search'] = $this->emails->search( $email, $state['search'], $deadline );
		if ( ! EmailSearchQuery::is_done( $state['search'] ) ) {
			++$state['pages'];
		}
		$this->store( $purpose, $email, $state );
		return $state;
	}

	/**
	 * @param array{search: State, pages: int, ...} $state Of a search that has ended.
	 * @throws DatabaseError
	 */
	public function person( string $email, array $state ): Person {
		return $this->people->find( $email, $state['search']['customers'], $state['search']['staged'] );
	}

	private static function name( string $purpose, string $email ): string {
		return 'fcc_' . $purpose . '_' . substr( wp_hash( strtolower( $email ) ), 0, 20 );
	}
}
