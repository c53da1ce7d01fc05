<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * What a run did with one customer, with the values before and after.
 *
 * An image has only the values that changed:
 * - `fields`: values by full field name; null if there was none.
 * - `addresses`: by id: null (does not exist), `row` (all columns of a created or deleted address), or `fields`.
 * - `user_id`: the linked user, or null.
 * - `labels`: ids of labels of FluentCart that the customer has in one image only.
 * - `own_phone`: whether the phone is the customer's own, or the one of an address.
 * - `record`: all rows of a deleted customer, by table.
 * An image with the status only, of which a store may have millions, is stored as a JSON text.
 *
 * The image after a failure has `message`. The one after an undo that kept values has `kept`: by field, `by` (the user) and `at`
 * of the later change, or the `code` of what the value met. The one of a customer that came back has `state`, a hash of what a
 * person can edit, and `orders`, the ids of the orders that came back, too.
 *
 * @phpstan-type Image array<string, mixed>
 */
final class Change {

	/**
	 * @param string|null $code   Why the outcome is Failed or Kept, or why the change is partial.
	 * @param Image|null  $before Null if nothing is recorded.
	 * @param Image|null  $after
	 */
	public function __construct(
		public readonly ?int $customer_id,
		public readonly Outcome $outcome,
		public readonly ?string $code = null,
		public readonly ?array $before = null,
		public readonly ?array $after = null,
	) {}

	/**
	 * @param string $message A sentence without personal data.
	 */
	public static function failed( ?int $customer_id, string $code, string $message ): self {
		return new self( $customer_id, Outcome::Failed, $code, null, array( 'message' => $message ) );
	}

	/**
	 * Whether an undo has changed the customer, but kept some values.
	 */
	public function is_partial(): bool {
		return null !== $this->code && ( Outcome::Updated === $this->outcome || Outcome::Restored === $this->outcome );
	}

	/**
	 * The same change, with labels that were removed and added.
	 *
	 * @param list<int> $before Ids of FluentCart's labels.
	 * @param list<int> $after
	 */
	public function with_labels( array $before, array $after ): self {
		return array() === $before && array() === $after
			? $this
			: new self(
				$this->customer_id,
				Outcome::Unchanged === $this->outcome ? Outcome::Updated : $this->outcome,
				$this->code,
				( $this->before ?? array() ) + array( 'labels' => $before ),
				( $this->after ?? array() ) + array( 'labels' => $after )
			);
	}

	/**
	 * The same result without the values.
	 */
	public function without_values(): self {
		return null !== $this->code
			? new self( $this->customer_id, $this->outcome, $this->code, null, array_intersect_key( (array) $this->after, array( 'message' => '', 'kept' => '' ) ) )
			: new self( $this->customer_id, $this->outcome, $this->code );
	}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			null === $row['customer_id'] ? null : (int) $row['customer_id'],
			Outcome::from( (int) $row['outcome'] ),
			$row['code'],
			self::image( $row['before'] ),
			self::image( $row['after'] ),
		);
	}

	/**
	 * @param Image|null $image
	 * @return string|null JSON in ASCII, so that every table can store it.
	 */
	public static function json( ?array $image ): ?string {
		$status = array( 'fields' ) === array_keys( $image ?? array() ) && array( 'status' ) === array_keys( $image['fields'] ) ? $image['fields']['status'] : null;
		return null === $image || array() === $image ? null : (string) wp_json_encode( is_string( $status ) ? $status : (object) $image, JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_INVALID_UTF8_SUBSTITUTE );
	}

	/**
	 * @param string|null $json From json().
	 * @return Image|null
	 */
	public static function image( ?string $json ): ?array {
		$image = json_decode( (string) $json, true );
		return match ( true ) {
			is_array( $image )  => $image,
			is_string( $image ) => array( 'fields' => array( 'status' => $image ) ),
			default             => null,
		};
	}
}
