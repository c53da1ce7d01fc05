<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\DatabaseRights;
use FluentCartCustomers\Database\Structure\SchemaProblem;
use FluentCartCustomers\Database\Structure\SchemaRepair;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports tables, columns and database privileges that the plugin lacks.
 */
final class SetupTest {

	public const TEST = 'fluent_cart_customers_setup';

	public function __construct(
		private readonly SchemaRepair $repair,
		private readonly DatabaseRights $rights,
	) {}

	public function label(): string {
		return __( 'Customer database tables', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$problems = $this->repair->problems();
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer database tables couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		$for_work    = $this->rights->missing( DatabaseRights::WORK );
		$for_setup   = $this->rights->missing( DatabaseRights::SETUP );
		$for_removal = $this->rights->missing( DatabaseRights::REMOVAL );
		if ( array() !== $problems || array() !== $for_work ) {
			return HealthReport::of(
				self::TEST,
				'critical',
				__( 'Customer database tables are incomplete', 'fluent-cart-customers' ),
				Sentences::joined( array( ...self::sentences( $problems ), ...self::of_rights( $for_work, $for_setup, array() ) ) ),
				array( SiteHealth::GO_ON => __( 'Try again', 'fluent-cart-customers' ) )
			);
		}
		$missing = self::of_rights( array(), $for_setup, $for_removal );
		return array() === $missing
			? HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer database tables are complete', 'fluent-cart-customers' ),
				__( 'All database tables, columns, and privileges exist.', 'fluent-cart-customers' )
			)
			: HealthReport::of( self::TEST, 'recommended', __( 'The database user is missing privileges', 'fluent-cart-customers' ), Sentences::joined( $missing ) );
	}

	/**
	 * @param list<SchemaProblem> $problems
	 * @return list<string> Missing tables and columns, and the reason if they cannot be created.
	 */
	public static function sentences( array $problems ): array {
		if ( array() === $problems ) {
			return array();
		}
		$sentences = array(
			/* translators: %s: names of database tables and columns. */
			sprintf( __( 'Missing in the database: %s.', 'fluent-cart-customers' ), implode( ', ', array_column( $problems, 'name' ) ) ),
		);
		$rights    = array_values( array_unique( array_filter( array_column( $problems, 'right' ) ) ) );
		$reasons   = array_values( array_unique( array_filter( array_column( $problems, 'reason' ) ) ) );
		if ( array() !== $rights ) {
			$sentences[] = self::denied( $rights );
		} elseif ( array() !== $reasons ) {
			/* translators: %s: an error message of the database. */
			$sentences[] = sprintf( __( 'Couldn’t create it. The database says: %s', 'fluent-cart-customers' ), $reasons[0] );
		} else {
			$sentences[] = __( 'It will be created in the background.', 'fluent-cart-customers' );
		}
		return $sentences;
	}

	/**
	 * @param non-empty-list<string> $rights
	 */
	public static function denied( array $rights ): string {
		return sprintf(
			/* translators: %s: privileges of a database user, like CREATE or ALTER. */
			_n(
				'The database user is missing the privilege %s. Ask your host to grant it. The plugin tries again every hour.',
				'The database user is missing the privileges %s. Ask your host to grant them. The plugin tries again every hour.',
				count( $rights ),
				'fluent-cart-customers'
			),
			implode( ', ', $rights )
		);
	}

	/**
	 * @param list<string> $for_work
	 * @param list<string> $for_setup
	 * @param list<string> $for_removal
	 * @return list<string>
	 */
	private static function of_rights( array $for_work, array $for_setup, array $for_removal ): array {
		$sentences = array();
		if ( array() !== $for_work ) {
			/* translators: %s: privileges of a database user. */
			$sentences[] = sprintf( __( 'Missing privileges for saving and reading: %s.', 'fluent-cart-customers' ), implode( ', ', $for_work ) );
		}
		if ( array() !== $for_setup ) {
			/* translators: %s: privileges of a database user. */
			$sentences[] = sprintf( __( 'Missing privileges for setting up and updating the database tables: %s.', 'fluent-cart-customers' ), implode( ', ', $for_setup ) );
		}
		if ( array() !== $for_removal ) {
			/* translators: %s: privileges of a database user. */
			$sentences[] = sprintf( __( 'Missing privileges for removing the database tables when the plugin is deleted: %s.', 'fluent-cart-customers' ), implode( ', ', $for_removal ) );
		}
		return $sentences;
	}
}
