<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * What a run did with a customer; the schema RunOutcome of the contract. The numbers are stored.
 */
enum Outcome: int {

	case Created   = 1;
	case Updated   = 2;
	case Unchanged = 3;
	case Deleted   = 4;
	case Restored  = 5;
	case Failed    = 6;

	/** Nothing went back: the values were changed after the run that is undone. */
	case Kept = 7;

	/**
	 * Its name in the contract, and its column of the table of runs.
	 */
	public function text(): string {
		return strtolower( $this->name );
	}

	public static function of_text( string $name ): self {
		return constant( self::class . '::' . ucfirst( $name ) );
	}
}
