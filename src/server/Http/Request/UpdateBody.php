<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use Closure;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * The body of an update, which is decided on when the record is known: a value that is sent as it is stored is accepted and
 * left alone. FluentCart, importers and other plugins store values that the contract refuses in a new record (an email
 * "guest", no city, a country of before), and a client that reads a record must be able to send it back.
 */
final class UpdateBody {

	/**
	 * @param array<mixed>          $sent       As it was decoded, by name.
	 * @param array<string, mixed>  $good       The typed members.
	 * @param array<string, string> $problems   Messages by the full name of the field.
	 * @param array<string, int>    $crowded    The problems that are too many members of an object, and how many may be.
	 * @param list<string>          $trimmed    The full names of texts that lost white space.
	 * @param list<string>          $only_named The problems that are names alone: a record that has such a member may change it.
	 * @param ApiError|null         $refusal    Of all problems.
	 */
	public function __construct(
		private readonly array $sent,
		private readonly array $good,
		private readonly array $problems,
		private readonly array $crowded,
		private readonly array $trimmed,
		private readonly array $only_named,
		private readonly ?ApiError $refusal,
	) {}

	/**
	 * @param list<string> $required The members that name the record.
	 * @throws ApiError If a problem is there whatever is stored.
	 */
	public function assert_possible( array $required ): void {
		$sent = self::flat( $this->sent );
		foreach ( array_keys( array_diff_key( $this->problems, $this->crowded, array_flip( $this->only_named ) ) ) as $name ) {
			if ( ! is_scalar( $sent[ $name ] ?? null ) || in_array( $name, $required, true ) ) {
				throw $this->refusal;
			}
		}
	}

	/**
	 * The members that may be written whatever is stored.
	 *
	 * @return array<string, mixed>
	 */
	public function acceptable(): array {
		return self::without( $this->good, array_keys( $this->problems ) );
	}

	/**
	 * @param Closure(): array<string, mixed> $stored The stored values by name; asked for if they matter.
	 * @return array<string, mixed> The members to write.
	 * @throws ApiError If a value is refused and is not what is stored.
	 */
	public function members( Closure $stored ): array {
		if ( array() === $this->problems && array() === $this->trimmed ) {
			return $this->good;
		}
		try {
			$stored = self::flat( $stored() );
		} catch ( Refusal ) {
			$stored = array(); // The record does not exist, and invalid values are reported first.
		}
		$sent      = self::flat( $this->sent );
		$unchanged = array_keys( array_filter( $sent, static fn ( mixed $value, int|string $name ): bool => array_key_exists( $name, $stored ) && $stored[ $name ] === $value, ARRAY_FILTER_USE_BOTH ) );
		$named     = array_intersect( $this->only_named, array_keys( $stored ) );
		foreach ( array_keys( $this->problems ) as $name ) {
			$is_accepted = isset( $this->crowded[ $name ] )
				? self::count_below( $name, array_diff( array_keys( $sent ), $unchanged ) ) <= $this->crowded[ $name ]
				: in_array( $name, array( ...$unchanged, ...$named ), true );
			if ( ! $is_accepted ) {
				throw $this->refusal;
			}
		}
		return self::without( $this->good, array_intersect( $unchanged, array( ...array_keys( $this->problems ), ...$this->trimmed ) ) );
	}

	/**
	 * @param array<mixed> $members
	 * @return array<string, mixed> Those of the objects among them, too, by their full names: `additional_info[tier]`.
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
	 * @return int How many of them are members of that object; all of them of the body itself.
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
