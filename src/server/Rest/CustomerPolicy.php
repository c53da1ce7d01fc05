<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Host\Host;

/**
 * Decides who may do what. It has no side effect and asks no database: WordPress calls a permission callback once for
 * every method of a route.
 */
final class CustomerPolicy {

	public const VIEW   = 'customers/view';
	public const MANAGE = 'customers/manage';
	public const DELETE = 'customers/delete';

	public function __construct( private readonly Host $host ) {}

	/**
	 * @param string $right One of the constants.
	 */
	public function allows( string $right ): bool {
		return $this->host->current_user_can( $right );
	}

	/**
	 * FluentCart copies a customer's email to their WordPress user later: who may change the one may take over the
	 * other.
	 */
	public function allows_email_of_user(): bool {
		return current_user_can( 'edit_users' );
	}

	/**
	 * @param string $right One of the constants.
	 * @return ApiError|null Why not; null if the user may.
	 */
	public function refusal( string $right ): ?ApiError {
		if ( $this->allows( $right ) ) {
			return null;
		}
		return is_user_logged_in() ? ApiError::forbidden() : ApiError::not_signed_in();
	}
}
