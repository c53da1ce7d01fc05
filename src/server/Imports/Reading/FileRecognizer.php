<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Recognizes where a file comes from and what its columns mean.
 */
final class FileRecognizer {

	public function __construct( private readonly ReadingContext $context ) {}

	/**
	 * @param list<string>       $columns Names of the columns; may be empty or repeated.
	 * @param list<list<string>> $sample  The first rows.
	 */
	public function recognize( array $columns, array $sample ): Recognition {
		return new Recognition( 'unknown', array(), $this->context->date_order );
	}
}
