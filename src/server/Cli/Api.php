<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use Closure;
use FluentCartCustomers\Http\Call;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Envelope;
use FluentCartCustomers\Http\Routes;
use stdClass;
use WP_CLI;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Calls operations of the contract for commands. A command without the option `--user` has all rights.
 */
final class Api {

	public function __construct(
		private readonly Routes $routes,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * Ends the command with an error if the API does.
	 *
	 * @param Call         $call
	 * @param Closure|null $before_end Called before an error ends the command.
	 * @return Answer
	 */
	public function call( Call $call, ?Closure $before_end = null ): Answer {
		$this->use_rights_of_console();
		$answer = $this->routes->call( $call );
		if ( is_wp_error( $answer ) ) {
			if ( null !== $before_end ) {
				$before_end();
			}
			self::fail( $answer );
		}
		$envelope = json_decode( (string) wp_json_encode( Envelope::success( $answer->get_data() ) ) );
		return new Answer( $envelope->data ?? new stdClass(), $envelope->message ?? null, self::next_page( $answer->get_headers()['Link'] ?? '' ) );
	}

	/**
	 * Ends the command with an error if the user may not send the call, or if a value is invalid. Nothing is executed.
	 */
	public function check( Call $call ): void {
		$this->use_rights_of_console();
		$problem = $this->routes->check( $call );
		if ( null !== $problem ) {
			self::fail( $problem );
		}
	}

	/**
	 * Whether the user of the command may see WordPress users.
	 */
	public function shows_users(): bool {
		$this->use_rights_of_console();
		return current_user_can( 'list_users' );
	}

	private function use_rights_of_console(): void {
		if ( 0 === get_current_user_id() ) {
			$this->policy->allow_without_user();
		}
	}

	private static function fail( WP_Error $problem ): never {
		$error  = $problem->get_error_data()['error'];
		$fields = array();
		foreach ( $error['fields'] ?? array() as $name => $message ) {
			if ( ! str_contains( $error['message'], $message ) ) {
				$fields[] = "$name: $message";
			}
		}
		WP_CLI::error( implode( "\n", array( $error['message'], ...$fields ) ) );
		exit( 1 ); // WP_CLI::error() has ended the command.
	}

	/**
	 * @param string $link The header `Link`.
	 * @return array<string, mixed>|null Query arguments of the next page; null on the last page.
	 */
	private static function next_page( string $link ): ?array {
		if ( 1 !== preg_match( '/<([^>]*)>; rel="next"/', $link, $parts ) ) {
			return null;
		}
		parse_str( (string) wp_parse_url( $parts[1], PHP_URL_QUERY ), $query );
		unset( $query['rest_route'] );
		return $query;
	}
}
