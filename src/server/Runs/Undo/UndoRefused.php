<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A change of one customer that cannot be undone. RunTexts has the sentence.
 */
final class UndoRefused extends RuntimeException {

	/**
	 * @param string $reason A code of RunTexts::of_code().
	 */
	public function __construct( public readonly string $reason ) {
		parent::__construct( "The change cannot be undone: $reason." );
	}
}
