<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Call;
use stdClass;

defined( 'ABSPATH' ) || exit;

/**
 * The options that select the customers of a bulk action.
 */
final class BulkSelection {

	/** Members of the body that a command sets or that its arguments replace. */
	private const HANDLED = array( 'action', 'customer_ids', 'cursor' );

	private readonly CommandOptions $options;

	/**
	 * @param Operation    $operation doBulkAction.
	 * @param list<string> $data      Members of `data` that the command has as options.
	 */
	public function __construct( Operation $operation, array $data ) {
		$members       = $operation->body['properties'];
		$selecting     = array_diff( array_keys( $members ), self::HANDLED, array( 'filters', 'data' ) );
		$this->options = CommandOptions::of( $operation )->only( array( ...$selecting, ...array_keys( $members['filters']['properties'] ), ...$data ) );
	}

	/**
	 * @return list<array<string, mixed>> Arguments of WP-CLI's synopsis.
	 */
	public function synopsis(): array {
		$ids = array(
			'type'        => 'positional',
			'name'        => 'customer_id',
			'description' => 'Ids of customers. Without ids, search and filters select them.',
			'optional'    => true,
			'repeating'   => true,
		);
		return array( $ids, ...$this->options->synopsis() );
	}

	/**
	 * @param list<string>               $ids
	 * @param array<string, string|int|bool> $options
	 * @param array<string, mixed>       $body    Further members.
	 * @param bool                       $is_all  Whether all customers are meant if nothing selects some.
	 */
	public function call( array $ids, array $options, array $body, bool $is_all ): Call {
		if ( array() !== $ids ) {
			// A form could have too many members for PHP's limit.
			$body['customer_ids'] = (string) wp_json_encode( $ids );
		}
		$call = $this->options->call( array(), $options, $body );
		// The API takes no missing selection for all customers.
		return ! $is_all || isset( $call->body['filters'] ) || array() !== $ids ? $call : $call->with_body( array( 'filters' => new stdClass() ) );
	}
}
