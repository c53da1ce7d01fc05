<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * Download links of exports. A link is a credential: it works without a login until it expires.
 */
final class ExportLinks {

	public function __construct( private readonly ExportRepository $exports ) {}

	/**
	 * Stores an export of the current user.
	 *
	 * @param string $base The route of the customers, with its namespace.
	 * @return array{download_url: string, expires_at: string}
	 * @throws DatabaseError
	 */
	public function create_download( Export $export, string $base ): array {
		$expires = time() + ExportRepository::LIFETIME;
		$token   = $this->exports->add( get_current_user_id(), $export->to_array(), $expires );
		return array(
			'download_url' => add_query_arg(
				array(
					'token'     => $token,
					'signature' => self::signature( $token ),
				),
				rest_url( "$base/export" )
			),
			'expires_at'   => gmdate( 'Y-m-d\TH:i:s\Z', $expires ),
		);
	}

	/**
	 * @return array{user_id: int, export: Export}|null Null if the link is invalid or has expired.
	 * @throws DatabaseError
	 */
	public function find( string $token, string $signature ): ?array {
		$found = hash_equals( self::signature( $token ), $signature ) ? $this->exports->find( $token ) : null;
		return null === $found
			? null
			: array(
				'user_id' => $found['user_id'],
				'export'  => Export::from_array( $found['selection'] ),
			);
	}

	private static function signature( string $token ): string {
		return hash_hmac( 'sha256', "fcc-export|$token", wp_salt() );
	}
}
