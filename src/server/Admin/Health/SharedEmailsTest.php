<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use Closure;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Background\RunTime;
use FluentCartCustomers\Checks\SharedEmailsJob;
use FluentCartCustomers\Checks\SharedEmailsQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports emails that several customers share, with links to the list.
 *
 * @phpstan-import-type EmailScan from SharedEmailsJob
 */
final class SharedEmailsTest {

	public const TEST = 'fluent_cart_customers_emails';

	/** Time for a check while Site Health loads, which is enough for a small store. */
	private const CHECK_SECONDS = 1.0;

	/**
	 * @param Closure(string): (string|null) $list_url Address of the list with a search; null if the user may not view customers.
	 */
	public function __construct(
		private readonly JobRunner $runner,
		private readonly ReconcileStore $reconciles,
		private readonly SharedEmailsQuery $emails,
		private readonly Closure $list_url,
	) {}

	public function label(): string {
		return __( 'Customer email addresses', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			if ( null === $this->reconciles->current( JobName::Emails ) ) {
				$this->reconciles->request( array( JobName::Emails ) );
			}
			$this->runner->run_only( JobName::Emails, new RunTime( self::CHECK_SECONDS ) );
			$last    = $this->reconciles->complete( JobName::Emails );
			$sharing = $this->emails->still_sharing( $last['state']['first'] ?? array() );
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer email addresses couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		return match ( true ) {
			null === $last                  => HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer email addresses haven’t been checked yet', 'fluent-cart-customers' ),
				__( 'A background task looks for email addresses that several customers share.', 'fluent-cart-customers' )
			),
			0 === $last['state']['emails'] => HealthReport::of(
				self::TEST,
				'good',
				__( 'Every customer has their own email address', 'fluent-cart-customers' ),
				self::checked( $last['finished_at'] )
			),
			default                         => HealthReport::of(
				self::TEST,
				'recommended',
				__( 'Some customers share an email address', 'fluent-cart-customers' ),
				Sentences::joined( array( self::checked( $last['finished_at'] ), self::counted( $last['state'] ), self::reason() ) ),
				array(),
				$this->links( $sharing )
			),
		};
	}

	/**
	 * @param array<string, list<int>> $sharing Customer ids by email.
	 * @return array<string, string> Texts by address.
	 */
	private function links( array $sharing ): array {
		$links = array();
		foreach ( $sharing as $email => $ids ) {
			$url = ( $this->list_url )( (string) $email );
			if ( null !== $url ) {
				$links[ $url ] = sprintf(
					/* translators: 1: email, 2: IDs of customers, like "#12, #34". */
					_x( '%1$s: %2$s', 'email and customers', 'fluent-cart-customers' ),
					$email,
					implode( ', ', array_map( static fn ( int $id ): string => "#$id", $ids ) )
				);
			}
		}
		return $links;
	}

	private static function checked( int $finished_at ): string {
		/* translators: %s: a date and a time. */
		return sprintf( __( 'Last checked on %s.', 'fluent-cart-customers' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $finished_at ) );
	}

	/**
	 * @param EmailScan $scan
	 */
	private static function counted( array $scan ): string {
		return sprintf(
			/* translators: 1: number of emails, 2: number of customers. */
			_n( '%1$s email address is shared by %2$s customers.', '%1$s email addresses are shared by %2$s customers.', $scan['emails'], 'fluent-cart-customers' ),
			number_format_i18n( $scan['emails'] ),
			number_format_i18n( $scan['customers'] )
		);
	}

	private static function reason(): string {
		return __( 'FluentCart and imports can add a second customer with the same email address. An order or a WordPress user is then linked to only one of them. Delete the one that isn’t needed, or change their email address.', 'fluent-cart-customers' );
	}
}
