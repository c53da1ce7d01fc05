<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * Something that is asked of customers, both ways round: to find those who fulfil it, and to tell whether somebody does.
 * Which is less work depends on how many do.
 */
final class Restriction {

	/**
	 * @param Condition      $source      A SELECT of the ids of those who fulfil it, as `id`, in no order; each once.
	 * @param Condition      $check       Of a customer `c`.
	 * @param int            $count       How many fulfil it, as far as they were counted.
	 * @param bool           $is_exact    Else there may be fewer; of what was only estimated, there may also be more.
	 * @param bool           $is_in_order Whether the index for the order of the list holds nobody else.
	 * @param bool           $is_of_words Whether it is about names and emails.
	 * @param Closure|null   $is_spread   Whether those who fulfil it, if they are many, are met soon wherever the list begins: a
	 *                                    function, since it has to look. Null if they are.
	 * @param Condition|null $sample      As the source, but of some only, found at once however many there are; and one may
	 *                                    be there twice. Null where the source is.
	 * @param Condition|null $in_ids      The whole of a FROM `c` and its WHERE that goes through those who fulfil it by `c.id`, if
	 *                                    there is a shorter way than through the customers.
	 */
	public function __construct(
		public readonly Condition $source,
		public readonly Condition $check,
		public readonly int $count,
		public readonly bool $is_exact = true,
		public readonly bool $is_in_order = false,
		public readonly bool $is_of_words = false,
		private readonly ?Closure $is_spread = null,
		private readonly ?Condition $sample = null,
		public readonly ?Condition $in_ids = null,
	) {}

	public static function nobody(): self {
		return new self( new Condition( 'SELECT id FROM (SELECT 0 AS id) AS nobody WHERE 1 = 0' ), new Condition( '1 = 0' ), 0 );
	}

	public function or( self $other ): self {
		if ( 0 === $this->count || 0 === $other->count ) {
			return 0 === $this->count ? $other : $this;
		}
		return new self(
			new Condition( "{$this->source->sql} UNION {$other->source->sql}", array( ...$this->source->values, ...$other->source->values ) ),
			new Condition( "({$this->check->sql}) OR ({$other->check->sql})", array( ...$this->check->values, ...$other->check->values ) ),
			$this->count + $other->count,
			false,
			false,
			true,
			$this->is_spread,
			$this->sample()
		);
	}

	/**
	 * The same, counted otherwise.
	 */
	public function counted( int $count, bool $is_exact ): self {
		return new self( $this->source, $this->check, $count, $is_exact, $this->is_in_order, $this->is_of_words, $this->is_spread, $this->sample, $this->in_ids );
	}

	/**
	 * @throws DatabaseError
	 */
	public function is_spread(): bool {
		return null === $this->is_spread || ( $this->is_spread )();
	}

	public function sample(): Condition {
		return $this->sample ?? $this->source;
	}

	/**
	 * The whole of a WHERE of customers `c`.
	 *
	 * @param int $many If more fulfil it, every customer is asked; else those who do are found.
	 */
	public function condition( int $many ): Condition {
		return $this->count > $many ? $this->check : new Condition( "c.id IN (SELECT id FROM ({$this->source->sql}) AS found)", $this->source->values );
	}
}
