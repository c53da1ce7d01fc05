<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * Something that is asked of customers, both ways round: to find those who fulfil it, and to tell whether somebody does.
 * Which is less work depends on how many do.
 */
final class Filter {

	/**
	 * @param SqlFragment      $source      A SELECT of the ids of those who fulfil it, as `id`, in no order; each once.
	 * @param SqlFragment      $check       Of a customer `c`.
	 * @param int            $count       How many fulfil it, as far as they were counted.
	 * @param bool           $is_exact    Else there may be fewer; of what was only estimated, there may also be more.
	 * @param bool           $is_in_order Whether the index for the order of the list holds nobody else.
	 * @param bool           $is_of_words Whether it is about names and emails.
	 * @param Closure|null   $is_spread   Whether those who fulfil it, if they are many, are met soon wherever the list begins: a
	 *                                    function, since it has to look. Null if they are.
	 * @param SqlFragment|null $sample      As the source, but of some only, found at once however many there are; and one may
	 *                                    be there twice. Null where the source is.
	 * @param SqlFragment|null $in_ids      The whole of a FROM `c` and its WHERE that goes through those who fulfil it by `c.id`, if
	 *                                    there is a shorter way than through the customers.
	 */
	public function __construct(
		public readonly SqlFragment $source,
		public readonly SqlFragment $check,
		public readonly int $count,
		public readonly bool $is_exact = true,
		public readonly bool $uses_sort_index = false,
		public readonly bool $is_text_search = false,
		private readonly ?Closure $is_evenly_spread = null,
		private readonly ?SqlFragment $sample = null,
		public readonly ?SqlFragment $in_ids = null,
	) {}

	public static function none(): self {
		return new self( new SqlFragment( 'SELECT id FROM (SELECT 0 AS id) AS nobody WHERE 1 = 0' ), new SqlFragment( '1 = 0' ), 0 );
	}

	public function or( self $other ): self {
		if ( 0 === $this->count || 0 === $other->count ) {
			return 0 === $this->count ? $other : $this;
		}
		return new self(
			new SqlFragment( "{$this->source->sql} UNION {$other->source->sql}", array( ...$this->source->values, ...$other->source->values ) ),
			new SqlFragment( "({$this->check->sql}) OR ({$other->check->sql})", array( ...$this->check->values, ...$other->check->values ) ),
			$this->count + $other->count,
			false,
			false,
			true,
			$this->is_evenly_spread,
			$this->sample()
		);
	}

	/**
	 * The same, counted otherwise.
	 */
	public function counted( int $count, bool $is_exact ): self {
		return new self( $this->source, $this->check, $count, $is_exact, $this->uses_sort_index, $this->is_text_search, $this->is_evenly_spread, $this->sample, $this->in_ids );
	}

	/**
	 * @throws DatabaseError
	 */
	public function is_evenly_spread(): bool {
		return null === $this->is_evenly_spread || ( $this->is_evenly_spread )();
	}

	public function sample(): SqlFragment {
		return $this->sample ?? $this->source;
	}

	/**
	 * The whole of a WHERE of customers `c`.
	 *
	 * @param int $many If more fulfil it, every customer is asked; else those who do are found.
	 */
	public function predicate( int $many ): SqlFragment {
		return $this->count > $many ? $this->check : new SqlFragment( "c.id IN (SELECT id FROM ({$this->source->sql}) AS found)", $this->source->values );
	}
}
