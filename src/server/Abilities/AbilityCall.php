<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Host\SiteUsers;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the table of calls, with the name of the user.
 */
final class AbilityCall {

	/**
	 * @param string $result       CallLog::SUCCESS or the code of an error.
	 * @param string $display_name Empty if the user was deleted.
	 * @param string $application  Name of the application password; empty for a cookie.
	 * @param string $created_at   GMT, `Y-m-d H:i:s`.
	 */
	private function __construct(
		private readonly int $id,
		private readonly string $ability,
		private readonly string $result,
		private readonly int $user_id,
		private readonly string $display_name,
		private readonly string $application,
		private readonly ?int $customer_id,
		private readonly ?int $run_id,
		private readonly string $created_at,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			id: (int) $row['id'],
			ability: (string) $row['ability'],
			result: (string) $row['result'],
			user_id: (int) $row['user_id'],
			display_name: SiteUsers::name( (string) $row['display_name'] ),
			application: (string) $row['application'],
			customer_id: null === $row['customer_id'] ? null : (int) $row['customer_id'],
			run_id: null === $row['run_id'] ? null : (int) $row['run_id'],
			created_at: (string) $row['created_at'],
		);
	}

	/**
	 * @return array<string, mixed> The schema AbilityCall of the contract.
	 */
	public function to_array(): array {
		return array(
			'id'          => $this->id,
			'created_at'  => WireFormat::timestamp( $this->created_at ),
			'ability'     => $this->ability,
			'result'      => $this->result,
			'user'        => array(
				'id'           => $this->user_id,
				'display_name' => $this->display_name,
			),
			'application' => '' === $this->application ? null : $this->application,
			'customer_id' => $this->customer_id,
			'run_id'      => $this->run_id,
		);
	}
}
