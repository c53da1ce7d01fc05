<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use DateTimeImmutable;
use FluentCartCustomers\Contract\Countries;
use FluentCartCustomers\Contract\Currencies;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Checks values against schemas of the contract, and collects a message for each invalid field. WordPress's
 * rest_validate_value_from_schema() stops at the first error, accepts a string as an object and knows no references.
 */
final class Validator {

	private const MAX_PROBLEMS = 100;

	/** Characters of a field's name in a response. */
	private const MAX_NAME = 100;

	/** @var array<string, string> Messages by full name of the field: `filters[date_from]`. */
	private array $problems = array();

	/** @var list<string> Full names of fields with the code invalid_email. */
	private array $malformed_emails = array();

	/** @var array<string, int> The limits of objects with too many members, by full name. */
	private array $oversized = array();

	/** @var list<string> Full names of texts that lost white space. */
	private array $trimmed = array();

	/** @var list<string> Full names of members whose name is invalid and whose value is valid. */
	private array $invalid_names = array();

	/** An object with more times its allowed members is not checked further. */
	private const MAX_OVERSIZE = 10;

	/**
	 * @param bool $is_text Whether the values are strings of a query or a form, in which "20" is an integer. Otherwise they are
	 *                      decoded JSON.
	 */
	public function __construct( private readonly bool $is_text ) {}

	/**
	 * @throws ApiError If a value is invalid.
	 */
	public function assert_valid(): void {
		$error = $this->error();
		if ( null !== $error ) {
			throw $error;
		}
	}

	/**
	 * The body of an update, instead of assert_valid().
	 *
	 * @param array<mixed>         $sent  Decoded body, by name.
	 * @param array<string, mixed> $typed From members().
	 * @throws ApiError If there are MAX_PROBLEMS, so that further problems are unknown.
	 */
	public function update_body( array $sent, array $typed ): UpdateBody {
		if ( self::MAX_PROBLEMS === count( $this->problems ) ) {
			$this->assert_valid();
		}
		return new UpdateBody( $sent, $typed, $this->problems, $this->oversized, $this->trimmed, $this->invalid_names, $this->error() );
	}

	private function error(): ?ApiError {
		return match ( true ) {
			array() === $this->problems => null,
			array_keys( $this->problems ) === $this->malformed_emails => ApiError::malformed_email( $this->malformed_emails[0] ),
			default => ApiError::validation( $this->named_problems() ),
		};
	}

	/**
	 * @return array<string, string> The problems by shortened names.
	 */
	private function named_problems(): array {
		$named = array();
		foreach ( $this->problems as $name => $message ) {
			$named[ self::shorten( (string) $name ) ] ??= $message;
		}
		return $named;
	}

	/**
	 * Checks the members of an object. Unknown members are dropped, unless the schema defines them.
	 *
	 * @param array<mixed>         $values By name.
	 * @param array<string, mixed> $schema Of type object.
	 * @param string               $parent Full name of the object; empty for the body or the query.
	 * @return array<string, mixed> The typed values.
	 */
	public function members( array $values, array $schema, string $parent = '' ): array {
		$properties = $schema['properties'] ?? array();
		$others     = $schema['additionalProperties'] ?? true;
		$typed      = array();

		foreach ( $properties as $name => $property ) {
			if ( array_key_exists( 'default', $property ) ) {
				$typed[ $name ] = $property['default'];
			}
		}
		foreach ( $schema['required'] ?? array() as $name ) {
			if ( ! array_key_exists( $name, $values ) ) {
				$this->add_problem( self::full_name( $parent, $name ), __( 'This field is required.', 'fluent-cart-customers' ) );
			}
		}
		if ( isset( $schema['maxProperties'] ) && count( $values ) > $schema['maxProperties'] ) {
			$this->add_problem( $parent, ApiError::too_many_fields( $schema['maxProperties'] ) );
			if ( count( $values ) > self::MAX_OVERSIZE * $schema['maxProperties'] ) {
				return $typed;
			}
			$this->oversized[ $parent ] = $schema['maxProperties'];
		}
		foreach ( $values as $name => $value ) {
			$name      = (string) $name;
			$full_name = self::full_name( $parent, $name );
			$member    = $properties[ $name ] ?? $others;
			if ( ! self::matches( $name, $schema['propertyNames']['pattern'] ?? '' ) ) {
				$problems = count( $this->problems );
				if ( is_array( $member ) ) {
					$typed[ $name ] = $this->value( $value, $member, $full_name );
					if ( count( $this->problems ) === $problems ) {
						$this->invalid_names[] = $full_name;
					}
				}
				$this->add_problem( $full_name, __( 'Field names can have up to 64 letters (A–Z), numbers, underscores, and hyphens.', 'fluent-cart-customers' ) );
			} elseif ( is_array( $member ) ) {
				$typed[ $name ] = $this->value( $value, $member, $full_name );
			} elseif ( false === $member ) {
				$this->add_problem( $full_name, __( 'Unknown field.', 'fluent-cart-customers' ) );
			}
		}
		return $typed;
	}

	/**
	 * @param array<string, mixed> $schema
	 * @return mixed The typed value; undefined if it is invalid.
	 */
	public function value( mixed $value, array $schema, string $name ): mixed {
		$types = (array) ( $schema['type'] ?? array() );
		if ( null === $value && in_array( 'null', $types, true ) ) {
			return null;
		}
		foreach ( $types as $type ) {
			$typed = match ( $type ) {
				'integer' => $this->integer( $value ),
				'number'  => is_int( $value ) || ( is_float( $value ) && is_finite( $value ) ) ? $value : null,
				'boolean' => $this->boolean( $value ),
				'object'  => $this->object( $value ),
				'array'   => $this->list( $value ),
				'string'  => is_string( $value ) ? $value : null,
				default   => null,
			};
			if ( is_string( $typed ) ) {
				return 'bulk-cursor' === ( $schema['format'] ?? '' )
					? $this->bulk_cursor( $typed, $name )
					: $this->text( $typed, $schema, $name );
			}
			if ( is_array( $typed ) ) {
				return 'array' === $type ? $this->items( $typed, $schema, $name ) : $this->members( $typed, $schema, $name );
			}
			if ( is_int( $typed ) && ! $this->is_within( $typed, $schema, $name ) ) {
				return null;
			}
			if ( null !== $typed ) {
				return $typed;
			}
		}
		$this->add_problem( $name, self::type_message( $types ) );
		return null;
	}

	private function add_problem( string $name, string $message ): void {
		if ( count( $this->problems ) < self::MAX_PROBLEMS ) {
			$this->problems[ $name ] ??= $message;
		}
	}

	private static function shorten( string $name ): string {
		// A character has four bytes at most.
		return mb_substr( substr( $name, 0, 4 * self::MAX_NAME ), 0, self::MAX_NAME, 'UTF-8' );
	}

	/**
	 * @param array<string, mixed> $schema
	 */
	private function text( string $value, array $schema, string $name ): string {
		$sent   = $value;
		$is_raw = $schema['x-raw'] ?? false; // A cell of a file: its reader cleans it.
		if ( ! $is_raw && ! self::is_code( $schema ) ) {
			$value = mb_check_encoding( $value, 'UTF-8' ) ? Text::trimmed( $value ) : $value;
		}
		$is_multiline = $schema['x-multiline'] ?? false;
		$length       = mb_strlen( $value, 'UTF-8' );
		if ( $value !== $sent ) {
			$this->trimmed[] = $name;
		}

		if ( ! mb_check_encoding( $value, 'UTF-8' ) ) {
			$this->add_problem( $name, __( 'Must be valid UTF-8 text.', 'fluent-cart-customers' ) );
		} elseif ( ! $is_raw && ! in_array( $value, $schema['enum'] ?? array(), true ) && 1 === preg_match( $is_multiline ? '/[^\P{Cc}\t\r\n]/u' : '/\p{Cc}/u', $value ) ) {
			$this->add_problem( $name, __( 'Can’t contain control characters.', 'fluent-cart-customers' ) );
		} elseif ( isset( $schema['maxLength'] ) && $length > $schema['maxLength'] ) {
			/* translators: %s: number of characters. */
			$message = _n( 'Can’t be longer than %s character.', 'Can’t be longer than %s characters.', $schema['maxLength'], 'fluent-cart-customers' );
			$this->add_problem( $name, sprintf( $message, number_format_i18n( $schema['maxLength'] ) ) );
		} elseif ( isset( $schema['x-max-bytes'] ) && strlen( $value ) > $schema['x-max-bytes'] ) {
			/* translators: %s: a size, like “16 KB”. */
			$this->add_problem( $name, sprintf( __( 'Can’t be larger than %s.', 'fluent-cart-customers' ), (string) size_format( $schema['x-max-bytes'] ) ) );
		} elseif ( isset( $schema['minLength'] ) && $length < $schema['minLength'] ) {
			$this->add_problem( $name, __( 'Can’t be empty.', 'fluent-cart-customers' ) );
		} elseif ( isset( $schema['enum'] ) && ! in_array( $value, $schema['enum'], true ) ) {
			/* translators: %s: The possible values. */
			$this->add_problem( $name, sprintf( __( 'Must be one of: %s.', 'fluent-cart-customers' ), implode( ', ', $schema['enum'] ) ) );
		} elseif ( 'date' === ( $schema['format'] ?? '' ) && ! self::is_date( $value ) ) {
			$this->add_problem( $name, __( 'Must be a valid date in the format YYYY-MM-DD, like 2024-12-31.', 'fluent-cart-customers' ) );
		} elseif ( 'email' === ( $schema['format'] ?? '' ) && ! self::is_email_for( $value, $schema ) ) {
			$this->add_problem( $name, __( 'Enter a valid email address, like name@example.com.', 'fluent-cart-customers' ) );
			$this->malformed_emails[] = $name;
		} elseif ( 'country' === ( $schema['format'] ?? '' ) && ! Countries::has( $value ) ) {
			$this->add_problem( $name, __( 'Must be a two-letter country code, like US.', 'fluent-cart-customers' ) );
		} elseif ( 'currency' === ( $schema['format'] ?? '' ) && ! Currencies::has( $value ) ) {
			$this->add_problem( $name, __( 'Must be a three-letter currency code, like USD.', 'fluent-cart-customers' ) );
		} elseif ( 'customer-status' === ( $schema['format'] ?? '' ) && ! CustomerStatuses::has( $value ) ) {
			$this->add_problem( $name, CustomerStatuses::error_message() );
		} elseif ( ! self::matches( $value, $schema['pattern'] ?? '' ) ) {
			/* translators: %s: names, like “first_name, billing[city]”. */
			$this->add_problem( $name, sprintf( __( 'Unknown name. Use a name from the API reference, like %s.', 'fluent-cart-customers' ), implode( ', ', $schema['examples'] ?? array() ) ) );
		}
		return $value;
	}

	/**
	 * @param list<mixed>          $values
	 * @param array<string, mixed> $schema Of type array.
	 * @return list<mixed>
	 */
	private function items( array $values, array $schema, string $name ): array {
		$minimum = $schema['minItems'] ?? 0;
		$maximum = $schema['maxItems'] ?? PHP_INT_MAX;
		if ( count( $values ) < $minimum || count( $values ) > $maximum ) {
			$this->add_problem( $name, self::length_message( $minimum, $schema['maxItems'] ?? null ) );
			return array();
		}
		$typed = array();
		foreach ( $values as $index => $value ) {
			$typed[] = $this->value( $value, $schema['items'], self::full_name( $name, (string) $index ) );
		}
		return $typed;
	}

	private static function length_message( int $minimum, ?int $maximum ): string {
		return null === $maximum
			? sprintf(
				/* translators: %s: number of values. */
				_n( 'Must have at least %s value.', 'Must have at least %s values.', $minimum, 'fluent-cart-customers' ),
				number_format_i18n( $minimum )
			)
			: sprintf(
				/* translators: 1: the smallest number of values, 2: the largest number of values. */
				_n( 'Must be a list of %1$s to %2$s value.', 'Must be a list of %1$s to %2$s values.', $maximum, 'fluent-cart-customers' ),
				number_format_i18n( $minimum ),
				number_format_i18n( $maximum )
			);
	}

	private function bulk_cursor( string $text, string $name ): ?BulkCursor {
		try {
			return BulkCursor::decode( $text );
		} catch ( ApiError $error ) {
			$this->add_problem( $name, $error->fields['cursor'] ?? $error->getMessage() );
			return null;
		}
	}

	/**
	 * Whether a text is one of a fixed set, which is compared without trimming.
	 *
	 * @param array<string, mixed> $schema
	 */
	private static function is_code( array $schema ): bool {
		return isset( $schema['enum'] ) || 'customer-status' === ( $schema['format'] ?? '' );
	}

	private function boolean( mixed $value ): ?bool {
		if ( $this->is_text && is_string( $value ) ) {
			return match ( strtolower( $value ) ) {
				'true', '1'  => true,
				'false', '0' => false,
				default      => null,
			};
		}
		return is_bool( $value ) ? $value : null;
	}

	/**
	 * @return list<mixed>|null
	 */
	private function list( mixed $value ): ?array {
		if ( $this->is_text && is_string( $value ) ) {
			$value = json_decode( $value );
		}
		return is_array( $value ) && array_is_list( $value ) ? $value : null;
	}

	/**
	 * @param array<string, mixed> $schema A nullable email may be empty.
	 */
	private static function is_email_for( string $value, array $schema ): bool {
		return ( '' === $value && in_array( 'null', (array) $schema['type'], true ) ) || false !== is_email( $value );
	}

	private function integer( mixed $value ): ?int {
		if ( is_float( $value ) && floor( $value ) === $value && abs( $value ) < PHP_INT_MAX ) {
			return (int) $value; // Some JSON libraries write 3 as 3.0.
		}
		if ( $this->is_text && is_string( $value ) ) {
			// filter_var() would accept white space.
			$value = 1 === preg_match( '/^[+-]?\d+$/D', $value ) ? filter_var( $value, FILTER_VALIDATE_INT ) : null;
		}
		return is_int( $value ) ? $value : null;
	}

	/**
	 * @return array<mixed>|null
	 */
	private function object( mixed $value ): ?array {
		if ( $this->is_text && is_string( $value ) ) {
			$value = json_decode( $value );
		}
		if ( is_object( $value ) ) {
			return get_object_vars( $value );
		}
		// Nested arguments of a query or a form.
		return $this->is_text && is_array( $value ) && ! array_is_list( $value ) ? $value : null;
	}

	/**
	 * @param array<string, mixed> $schema
	 */
	private function is_within( int $value, array $schema, string $name ): bool {
		$minimum = $schema['minimum'] ?? PHP_INT_MIN;
		$maximum = $schema['maximum'] ?? PHP_INT_MAX;
		if ( $value >= $minimum && $value <= $maximum ) {
			return true;
		}
		$this->add_problem(
			$name,
			isset( $schema['maximum'] )
				/* translators: 1: the smallest number, 2: the largest number. */
				? sprintf( __( 'Must be a whole number from %1$s to %2$s.', 'fluent-cart-customers' ), number_format_i18n( $minimum ), number_format_i18n( $maximum ) )
				/* translators: %s: the smallest number. */
				: sprintf( __( 'Must be a whole number of %s or more.', 'fluent-cart-customers' ), number_format_i18n( $minimum ) )
		);
		return false;
	}

	private static function matches( string $text, string $pattern ): bool {
		return 1 === preg_match( '~' . $pattern . '~D', $text );
	}

	private static function is_date( string $value ): bool {
		$date = DateTimeImmutable::createFromFormat( '!Y-m-d', $value );
		return false !== $date && $date->format( 'Y-m-d' ) === $value;
	}

	/**
	 * @param array<string> $types
	 */
	private static function type_message( array $types ): string {
		return match ( array_values( array_diff( $types, array( 'null' ) ) ) ) {
			array( 'integer' ) => __( 'Must be a whole number.', 'fluent-cart-customers' ),
			array( 'string' )  => __( 'Must be text.', 'fluent-cart-customers' ),
			array( 'object' )  => __( 'Must be a JSON object.', 'fluent-cart-customers' ),
			array( 'array' )   => __( 'Must be a list.', 'fluent-cart-customers' ),
			array( 'array', 'string' )  => __( 'Must be text or a list of texts.', 'fluent-cart-customers' ),
			array( 'array', 'integer' ) => __( 'Must be a whole number or a list of whole numbers.', 'fluent-cart-customers' ),
			array( 'boolean' ) => __( 'Must be true or false.', 'fluent-cart-customers' ),
			default            => __( 'Must be text, a number, true, or false.', 'fluent-cart-customers' ),
		};
	}

	private static function full_name( string $parent, string $name ): string {
		return '' === $parent ? $name : "{$parent}[{$name}]";
	}
}
