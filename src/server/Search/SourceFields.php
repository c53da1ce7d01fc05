<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use Closure;
use FluentCartCustomers\Database\StoredJson;

defined( 'ABSPATH' ) || exit;

/**
 * The fields by which one customer is found, with their terms, in the order in which a match is shown.
 *
 * @phpstan-type Row array<string, string|null>
 * @phpstan-type Field array{field: string, value: string, terms: Closure(): list<string>} The terms are read when they are needed.
 */
final class SourceFields {

	/** Older orders of a customer are not indexed: the column of a document has 64 KB. A caller names a recent one. */
	private const MAX_ORDERS = 1_000;

	private const MAX_DOCUMENT = 60_000;

	/**
	 * @param list<Field> $fields
	 */
	private function __construct( private readonly array $fields ) {}

	/**
	 * @param Row          $customer  Columns of the customer, and `login`.
	 * @param list<string> $phones    Of the customer.
	 * @param list<Row>    $addresses
	 * @param list<Row>    $orders    The newest first.
	 */
	public static function of( array $customer, array $phones, array $addresses, array $orders ): self {
		$first  = (string) $customer['first_name'];
		$last   = (string) $customer['last_name'];
		$fields = self::names( $first, $last, (string) $customer['email'] )->fields;
		foreach ( array( ...$phones, ...array_column( $addresses, 'phone' ) ) as $phone ) {
			$fields[] = self::field( 'phone', (string) $phone, static fn (): array => CustomerTerms::phone( (string) $phone ) );
		}
		foreach ( $addresses as $address ) {
			$company  = self::company( $address['meta'] );
			$fields[] = self::field( 'company', $company, static fn (): array => CustomerTerms::text( $company ) );
		}
		foreach ( array( ...$addresses, $customer ) as $place ) {
			$fields[] = self::field( 'city', (string) $place['city'], static fn (): array => CustomerTerms::text( (string) $place['city'] ) );
			$fields[] = self::field( 'postcode', (string) $place['postcode'], static fn (): array => CustomerTerms::postcode( (string) $place['postcode'] ) );
		}
		foreach ( $addresses as $address ) {
			foreach ( array( 'address_1', 'address_2' ) as $line ) {
				$fields[] = self::field( 'street', (string) $address[ $line ], static fn (): array => CustomerTerms::text( (string) $address[ $line ] ) );
			}
		}
		foreach ( array( ...$addresses, $customer ) as $place ) {
			$country  = trim( (string) $place['country'] );
			$fields[] = self::field( 'country', $country, static fn (): array => 2 === strlen( $country ) ? array( CustomerTerms::country( $country ) ) : CustomerTerms::text( $country ) );
		}
		foreach ( array_slice( $orders, 0, self::MAX_ORDERS ) as $order ) {
			foreach ( array( 'invoice_no', 'receipt_number', 'id' ) as $number ) {
				$fields[] = self::field( 'order', (string) $order[ $number ], static fn (): array => CustomerTerms::order( (string) $order[ $number ] ) );
			}
		}
		$login = (string) $customer['login'];
		return new self( array( ...$fields, self::field( 'user', $login, static fn (): array => array( CustomerTerms::login( $login ) ) ) ) );
	}

	/**
	 * The first fields only.
	 */
	public static function names( string $first, string $last, string $email ): self {
		return new self(
			array(
				self::field( 'name', trim( "$first $last" ), static fn (): array => CustomerTerms::name( $first, $last ) ),
				self::field( 'email', $email, static fn (): array => EmailTerms::of( $email ) ),
			)
		);
	}

	/**
	 * @return string As Tokenizer::document() returns it. The oldest orders are left out until it fits.
	 */
	public function document(): string {
		$document = Tokenizer::document( array_merge( ...array_map( static fn ( array $field ): array => '' === $field['value'] ? array() : ( $field['terms'] )(), $this->fields ) ) );
		if ( strlen( $document ) <= self::MAX_DOCUMENT ) {
			return $document;
		}
		$orders = array_keys( array_filter( $this->fields, static fn ( array $field ): bool => 'order' === $field['field'] ) );
		$oldest = array_slice( $orders, intdiv( count( $orders ), 2 ) );
		return array() === $oldest
			? substr( $document, 0, (int) strrpos( substr( $document, 0, self::MAX_DOCUMENT ), ' ' ) )
			: ( new self( array_values( array_diff_key( $this->fields, array_flip( $oldest ) ) ) ) )->document();
	}

	/**
	 * @param list<SearchWord> $words
	 * @return list<array{field: string, value: string}|null> For each word the first field with it.
	 */
	public function matched( array $words ): array {
		$matched = array();
		foreach ( $words as $at => $word ) {
			$matched[ $at ] = null;
			foreach ( $this->fields as [ 'field' => $field, 'value' => $value, 'terms' => $terms ] ) {
				if ( '' !== $value && $word->is_in( ' ' . implode( ' ', $terms() ) ) ) {
					$matched[ $at ] = compact( 'field', 'value' );
					break;
				}
			}
		}
		return $matched;
	}

	/**
	 * Without the login, before which all other fields are shown.
	 */
	public function without_user(): self {
		return new self( array_slice( $this->fields, 0, -1 ) );
	}

	/**
	 * Whether an email, a phone or an order is exactly what is searched, not only its beginning.
	 *
	 * @param string|null $only One of these fields; null for all of them, of a customer who matches the search.
	 */
	public function has_exactly( SearchQuery $query, ?string $only = null ): bool {
		foreach ( $this->fields as [ 'field' => $field, 'value' => $value ] ) {
			if ( null !== $only && $only !== $field ) {
				continue;
			}
			$is_equal = match ( $field ) {
				'email' => array() !== array_intersect( EmailTerms::forms_of( $value ), EmailTerms::forms_of( $query->text ) ),
				'phone' => PhoneNumber::equal( $value, $query->text ),
				'order' => in_array( $query->joined(), array_slice( CustomerTerms::order( $value ), 0, 2 ), true ),
				default => false,
			};
			if ( $is_equal && '' !== $value ) {
				return null !== $only || SearchWord::are_all_in( $query->words, $this->document() );
			}
		}
		return false;
	}

	/**
	 * @param Closure(): list<string> $terms
	 * @return Field
	 */
	private static function field( string $field, string $value, Closure $terms ): array {
		return array(
			'field' => $field,
			'value' => $value,
			'terms' => $terms,
		);
	}

	/**
	 * @param string|null $meta Of an address, JSON.
	 */
	private static function company( ?string $meta ): string {
		$other = StoredJson::object( $meta )?->other_data ?? null;
		$name  = is_object( $other ) ? $other->company_name ?? '' : '';
		return is_scalar( $name ) ? (string) $name : '';
	}
}
