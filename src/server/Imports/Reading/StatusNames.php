<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * The statuses that can be assigned to a customer, by value and by label.
 */
final class StatusNames {

	/**
	 * @param array<string, string> $statuses By folded value or label.
	 */
	private function __construct( private readonly array $statuses ) {}

	public static function of_store(): self {
		$statuses = array();
		foreach ( CustomerStatuses::all() as $status => $label ) {
			$statuses[ FoldedText::of( (string) $status ) ] = (string) $status;
		}
		foreach ( CustomerStatuses::all() as $status => $label ) {
			$statuses[ FoldedText::of( $label ) ] ??= (string) $status;
		}
		return new self( $statuses );
	}

	/**
	 * @param string $name In any case.
	 * @return string|null Null if the store has no such status.
	 */
	public function status( string $name ): ?string {
		return $this->statuses[ FoldedText::of( $name ) ] ?? null;
	}
}
