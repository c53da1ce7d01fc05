<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Platform\PhpFunctions;
use RuntimeException;
use Throwable;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The route that downloads an export as a CSV file.
 */
final class ExportsController implements Controller {

	public function __construct(
		private readonly ExportLinks $links,
		private readonly ExportFile $file,
		private readonly CustomerPolicy $policy,
	) {}

	public function handlers(): array {
		return array( 'downloadExport' => $this->download( ... ) );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function download( Input $input ): WP_REST_Response {
		[ 'export' => $export, 'user_id' => $user_id ] = $this->authorize( $input->query['token'], $input->query['signature'] );

		add_filter(
			'rest_pre_serve_request',
			function ( mixed $is_served, mixed $response, WP_REST_Request $request, WP_REST_Server $server ) use ( $input, $export, $user_id ): bool {
				// rest_do_request() runs this handler inside another request, which must not get the file.
				if ( $is_served || ! $input->is_of( $request ) ) {
					return (bool) $is_served;
				}
				$this->send_headers( $server );
				if ( 'HEAD' !== $request->get_method() ) {
					$this->stream( $export, user_can( $user_id, 'list_users' ) );
				}
				return true;
			},
			10,
			4
		);
		return new WP_REST_Response();
	}

	/**
	 * @return array{user_id: int, export: Export}
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function authorize( string $token, string $signature ): array {
		$export = $this->links->find( $token, $signature );
		if ( null === $export ) {
			throw ApiError::forbidden( __( 'This download link is invalid or has expired. Export again.', 'fluent-cart-customers' ) );
		}
		$visitor_id = self::current_visitor_id();
		if ( 0 !== $visitor_id && $visitor_id !== $export['user_id'] ) {
			throw ApiError::forbidden( __( 'Another user created this export. Create your own export.', 'fluent-cart-customers' ) );
		}
		if ( ! $this->policy->allows( CustomerPolicy::VIEW, $export['user_id'] ) ) {
			throw ApiError::forbidden( __( 'The user who created this export no longer has permission to view customers.', 'fluent-cart-customers' ) );
		}
		return $export;
	}

	/**
	 * Reads the login cookie itself: a download link has no nonce, and without a nonce WordPress ignores the cookie.
	 *
	 * @return int The signed-in user; 0 for none.
	 */
	private static function current_visitor_id(): int {
		$user_id = get_current_user_id();
		if ( 0 === $user_id && isset( $_COOKIE[ LOGGED_IN_COOKIE ] ) ) {
			$user_id = (int) wp_validate_auth_cookie( '', 'logged_in' );
		}
		return $user_id;
	}

	private function send_headers( WP_REST_Server $server ): void {
		$name = 'customers-' . wp_date( 'Y-m-d' ) . '.csv';
		$server->send_header( 'Content-Type', 'text/csv; charset=utf-8' );
		$server->send_header( 'Content-Disposition', "attachment; filename=\"$name\"" );
		$server->send_header( 'Cache-Control', 'no-store, private' );
		$server->send_header( 'X-Content-Type-Options', 'nosniff' );
	}

	private function stream( Export $export, bool $shows_users ): void {
		PhpFunctions::stream_output();
		$is_complete = false;
		// Also runs if other code ends the request. The status is already sent, so only the file can say that it is incomplete.
		register_shutdown_function(
			static function () use ( &$is_complete ): void {
				if ( ! $is_complete ) {
					echo CustomerCsv::notice_row( __( 'This export is incomplete. Export again.', 'fluent-cart-customers' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- A CSV file, not HTML.
				}
			}
		);
		// Without these handlers, wpdb adds an HTML page to the file when it loses the database.
		$throw = static fn (): callable => static function ( mixed $message ): never {
			throw new RuntimeException( is_wp_error( $message ) ? $message->get_error_message() : (string) $message );
		}; // phpcs:ignore Generic.CodeAnalysis.EmptyPHPStatement -- It ends the assignment.
		array_map( static fn ( string $kind ): bool => add_filter( "wp_die_{$kind}handler", $throw, PHP_INT_MAX ), array( '', 'json_', 'xml_' ) );
		try {
			$this->write( $export, $shows_users );
			$is_complete = true;
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers, export: $error" );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function write( Export $export, bool $shows_users ): void {
		// phpcs:disable WordPress.Security.EscapeOutput -- A CSV file, not HTML.
		foreach ( $this->file->parts( $export, $shows_users ) as $part ) {
			echo $part;
			if ( ! PhpFunctions::send_output() ) {
				return;
			}
		}
		// phpcs:enable
	}
}
