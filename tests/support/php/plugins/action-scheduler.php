<?php
/**
 * Replaces Action Scheduler: declares the functions and classes that the plugin uses. Actions are stored in an option, and run
 * only when a test runs them.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Option with the actions: arrays of `hook`, `group`, `time` and `status` by id. */
const FCC_TEST_ACTIONS = 'test_actions';

/** Whether Action Scheduler is loaded, and its store. */
class ActionScheduler {
	/** Returns whether the tables may be used. */
	public static function is_initialized(): bool {
		return true;
	}

	/** Returns the store. */
	public static function store(): self {
		return new self();
	}

	/**
	 * Deletes an action.
	 *
	 * @param int $id Action id.
	 * @throws InvalidArgumentException If it does not exist.
	 */
	public function delete_action( int $id ): void {
		$actions = get_option( FCC_TEST_ACTIONS, array() );
		if ( ! isset( $actions[ $id ] ) ) {
			throw new InvalidArgumentException();
		}
		unset( $actions[ $id ] );
		update_option( FCC_TEST_ACTIONS, $actions );
	}
}

/**
 * Schedules an action.
 *
 * @param int     $time  Unix time.
 * @param string  $hook  Hook.
 * @param mixed[] $args  None.
 * @param string  $group Group.
 * @return int The id.
 */
function as_schedule_single_action( int $time, string $hook, array $args, string $group ): int {
	$actions = get_option( FCC_TEST_ACTIONS, array() );
	$id      = 1 + (int) max( 0, 0, ...array_keys( $actions ) );

	$actions[ $id ] = array(
		'hook'   => $hook,
		'group'  => $group,
		'time'   => $time,
		'status' => 'pending',
	);
	update_option( FCC_TEST_ACTIONS, $actions );
	return $id;
}

/**
 * Returns when an action runs.
 *
 * @param string       $hook  Hook.
 * @param mixed[]|null $args  Any.
 * @param string       $group Group.
 * @return int|bool Unix time; true while it runs; false if it is not scheduled.
 */
function as_next_scheduled_action( string $hook, ?array $args, string $group ): int|bool {
	$found = as_get_scheduled_actions(
		array(
			'hook'   => $hook,
			'group'  => $group,
			'status' => array( 'pending', 'in-progress' ),
		)
	);
	$times = array_map( static fn ( array $action ): int|bool => 'pending' === $action['status'] ? $action['time'] : true, $found );
	return in_array( true, $times, true ) ? true : min( $times ?: array( false ) );
}

/**
 * Returns actions.
 *
 * @param array<string, mixed> $query  `hook`, `group` and `status`: a value or a list.
 * @param string               $return `ids` for the ids only.
 * @return array<int, mixed> Ids, or actions by id.
 */
function as_get_scheduled_actions( array $query, string $return = '' ): array {
	$found = array_filter(
		get_option( FCC_TEST_ACTIONS, array() ),
		static function ( array $action ) use ( $query ): bool {
			foreach ( array_intersect_key( $query, $action ) as $name => $values ) {
				if ( ! in_array( $action[ $name ], (array) $values, true ) ) {
					return false;
				}
			}
			return true;
		}
	);
	return 'ids' === $return ? array_keys( $found ) : $found;
}
