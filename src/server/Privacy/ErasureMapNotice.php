<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;
use FluentCartCustomers\Privacy\Traces\ReceiptFile;
use WP_User_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Shows on WordPress's screen Erase Personal Data what an erasure would do: a column links to a notice. The column itself counts
 * nothing, because a large store is searched for seconds. For a completed request it has the receipt.
 */
final class ErasureMapNotice {

	private const SCREEN   = 'erase-personal-data';
	private const COLUMN   = 'fcc_erasure_map';
	private const ARGUMENT = 'fcc_map';

	/** Seconds until the screen searches on. */
	private const PAUSE = 1;

	/**
	 * @param Closure(): ErasureMap $map
	 */
	public function __construct(
		private readonly Closure $map,
		private readonly ReceiptFile $receipts,
	) {}

	public function hook(): void {
		add_filter( 'manage_' . self::SCREEN . '_columns', $this->add_column( ... ) );
		add_action( 'manage_' . self::SCREEN . '_custom_column', $this->print_link( ... ), 10, 2 );
		add_action( 'admin_notices', $this->print_map( ... ) );
		add_action( 'load-' . self::SCREEN . '.php', $this->send_receipt( ... ) );
	}

	/**
	 * @param int $request_id Whose map the screen shows.
	 */
	public static function url( int $request_id ): string {
		return add_query_arg( self::ARGUMENT, $request_id, admin_url( self::SCREEN . '.php' ) );
	}

	/**
	 * @param array<string, string> $columns
	 * @return array<string, string>
	 */
	private function add_column( array $columns ): array {
		return $columns + array( self::COLUMN => __( 'FluentCart customers', 'fluent-cart-customers' ) );
	}

	private function print_link( string $column, WP_User_Request $request ): void {
		if ( self::COLUMN !== $column ) {
			return;
		}
		if ( 'request-completed' === $request->status ) {
			$this->receipts->print_cell( $request );
			return;
		}
		printf(
			'<a href="%s" aria-label="%s">%s</a>',
			esc_url( self::url( $request->ID ) ),
			/* translators: %s: an email address. */
			esc_attr( sprintf( __( 'What happens when you erase the data of %s', 'fluent-cart-customers' ), $request->email ) ),
			esc_html__( 'What will be erased', 'fluent-cart-customers' )
		);
	}

	private function send_receipt(): void {
		$request = absint( $_GET[ ReceiptFile::ARGUMENT ] ?? 0 ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only reads.
		$text    = 0 !== $request && current_user_can( 'erase_others_personal_data' ) ? $this->receipts->text( $request ) : null;
		if ( null === $text ) {
			return;
		}
		nocache_headers();
		header( 'Content-Type: text/plain; charset=utf-8' );
		header( "Content-Disposition: attachment; filename=erasure-receipt-$request.txt" );
		echo $text; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- A text file.
		exit;
	}

	private function print_map(): void {
		$request = self::SCREEN === get_current_screen()?->id && current_user_can( 'erase_others_personal_data' )
			? wp_get_user_request( absint( $_GET[ self::ARGUMENT ] ?? 0 ) ) // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only reads.
			: false;
		if ( false === $request ) {
			return;
		}
		/* translators: %s: an email address. */
		$title = sprintf( __( 'What happens when you erase the data of %s', 'fluent-cart-customers' ), $request->email );
		try {
			$map = ( $this->map )()->of( $request->email );
		} catch ( DatabaseError $error ) {
			$message = Failure::of( $error, __( 'Couldn’t look up the data of this person.', 'fluent-cart-customers' ) )->get_error_message();
			$map     = array(
				'rows'     => array(),
				'refusals' => array( $message ),
			);
		}
		echo '<div class="notice notice-info"><h2>' . esc_html( $title ) . '</h2>';
		if ( null === $map ) {
			echo '<p>' . esc_html__( 'Searching for the data of this person. This can take a few minutes in a large store.', 'fluent-cart-customers' ) . '</p></div>';
			printf( '<meta http-equiv="refresh" content="%d" />', self::PAUSE );
			return;
		}
		foreach ( $map['refusals'] as $refusal ) {
			echo '<p><strong>' . esc_html( $refusal ) . '</strong></p>';
		}
		if ( array() !== $map['rows'] ) {
			self::print_table( $map['rows'] );
			$mentions = array(
				__( 'The email addresses, phone numbers, and full names of this person will be masked in logs, saved views, and running changes.', 'fluent-cart-customers' ),
				__( 'Notes and fields of other customers will be kept. The receipt lists those that mention this person.', 'fluent-cart-customers' ),
			);
			echo '<p>' . esc_html( Sentences::joined( $mentions ) ) . '</p>';
		} elseif ( array() === $map['refusals'] ) {
			echo '<p>' . esc_html__( 'No customer has this email address.', 'fluent-cart-customers' ) . '</p>';
		}
		echo '</div>';
	}

	/**
	 * @param list<array{data: string, number: int, outcome: string}> $rows
	 */
	private static function print_table( array $rows ): void {
		echo '<table class="widefat striped"><thead><tr>';
		foreach ( array( __( 'Data', 'fluent-cart-customers' ), __( 'Number', 'fluent-cart-customers' ), __( 'What happens', 'fluent-cart-customers' ) ) as $heading ) {
			echo '<th scope="col">' . esc_html( $heading ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $rows as $row ) {
			echo '<tr><th scope="row">' . esc_html( $row['data'] ) . '</th><td>' . esc_html( number_format_i18n( $row['number'] ) ) . '</td><td>' . esc_html( $row['outcome'] ) . '</td></tr>';
		}
		echo '</tbody></table>';
	}
}
