<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use Closure;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * The body of an update, whose invalid values are compared with the stored record: a value that equals the stored one is accepted
 * and not written. FluentCart, importers and other plugins store values that the contract does not allow in a new record (an
 * email "guest", no city, a former country), and a client must be able to send back the record that it has read.
 */
final class UpdateBody {

	/**
	 * @param array<mixed>          $sent          Decoded body, by name.
	 * @param array<string, mixed>  $typed         Typed members.
	 * @param array<string, string> $problems      Messages by full name of the field.
	 * @param array<string, int>    $oversized     The limits of objects with too many members, by full name.
	 * @param list<string>          $trimmed       Full names of texts that lost white space.
	 * @param list<string>          $invalid_names Full names of members whose name is invalid. An existing member may be changed.
	 * @param ApiError|null         $error         Of all problems.
	 */
	public function __construct(
		private readonly array $sent,
		private readonly array $typed,
		private readonly array $problems,
		private readonly array $oversized,
		private readonly array $trimmed,
		private readonly array $invalid_names,
		private readonly ?ApiError $error,
	) {}

	/**
	 * @param list<string> $required Members that identify the record.
	 * @throws ApiError If a value is invalid that cannot be stored.
	 */
	public function assert_possible( array $required ): void {
		$sent = self::flat( $this->sent );
		foreach ( array_keys( array_diff_key( $this->problems, $this->oversized, array_flip( $this->invalid_names ) ) ) as $name ) {
			if ( ! is_scalar( $sent[ $name ] ?? null ) || in_array( $name, $required, true ) ) {
				throw $this->error;
			}
		}
	}

	/**
	 * The valid members.
	 *
	 * @return array<string, mixed>
	 */
	public function acceptable(): array {
		return self::without( $this->typed, array_keys( $this->problems ) );
	}

	/**
	 * @param Closure(): array<string, mixed> $stored Stored values by name; called only if needed.
	 * @return array<string, mixed> The members to write.
	 * @throws ApiError If an invalid value differs from the stored value.
	 */
	public function members( Closure $stored ): array {
		if ( array() === $this->problems && array() === $this->trimmed ) {
			return $this->typed;
		}
		try {
			$stored = self::flat( $stored() );
		} catch ( Refusal ) {
			$stored = array(); // The record does not exist, and invalid values are reported first.
		}
		$sent      = self::flat( $this->sent );
		$unchanged = array_keys( array_filter( $sent, static fn ( mixed $value, int|string $name ): bool => array_key_exists( $name, $stored ) && $stored[ $name ] === $value, ARRAY_FILTER_USE_BOTH ) );
		$existing  = array_intersect( $this->invalid_names, array_keys( $stored ) );
		foreach ( array_keys( $this->problems ) as $name ) {
			$is_accepted = isset( $this->oversized[ $name ] )
				? self::count_below( $name, array_diff( array_keys( $sent ), $unchanged ) ) <= $this->oversized[ $name ]
				: in_array( $name, array( ...$unchanged, ...$existing ), true );
			if ( ! $is_accepted ) {
				throw $this->error;
			}
		}
		return self::without( $this->typed, array_intersect( $unchanged, array( ...array_keys( $this->problems ), ...$this->trimmed ) ) );
	}

	/**
	 * @param array<mixed> $members
	 * @return array<string, mixed> With the members of objects by full name: `additional_info[tier]`.
	 */
	private static function flat( array $members ): array {
		$flat = array();
		foreach ( $members as $name => $value ) {
			if ( is_object( $value ) || is_array( $value ) ) {
				foreach ( (array) $value as $key => $member ) {
					$flat[ "{$name}[{$key}]" ] = $member;
				}
			} else {
				$flat[ (string) $name ] = $value;
			}
		}
		return $flat;
	}

	/**
	 * @param array<int|string> $names
	 * @return int How many of them are members of the object; all of them if the parent is empty.
	 */
	private static function count_below( int|string $parent, array $names ): int {
		return count( array_filter( $names, static fn ( int|string $name ): bool => '' === $parent || str_starts_with( (string) $name, "{$parent}[" ) ) );
	}

	/**
	 * @param array<string, mixed> $members
	 * @param array<int|string>    $names   Full names.
	 * @return array<string, mixed>
	 */
	private static function without( array $members, array $names ): array {
		$names = array_flip( $names );
		foreach ( $members as $name => $value ) {
			if ( isset( $names[ $name ] ) ) {
				unset( $members[ $name ] );
			} elseif ( is_array( $value ) ) {
				$members[ $name ] = array_filter( $value, static fn ( int|string $key ): bool => ! isset( $names[ "{$name}[{$key}]" ] ), ARRAY_FILTER_USE_KEY );
			}
		}
		return $members;
	}
}
