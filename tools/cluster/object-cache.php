<?php
/**
 * Drop-in: WordPress's object cache in Redis, shared by several PHP servers, as on hosts of large sites. Without Redis
 * it keeps values for the current request only.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

/**
 * Values of the current request, backed by Redis.
 */
final class WP_Object_Cache {

	/** @var array<string, mixed> */
	private array $seen = array();

	/** @var list<string> Groups that the sites of a network share. */
	private array $global_groups = array();

	/** @var list<string> Groups that are kept for the current request only. */
	private array $passing_groups = array();

	private string $blog_prefix = '';

	private ?Redis $redis = null;

	public function __construct() {
		$redis = new Redis();
		try {
			$redis->connect( FCC_REDIS_SOCKET, 0, 1.0, null, 0, 2.0 );
			$redis->setOption( Redis::OPT_SERIALIZER, Redis::SERIALIZER_PHP );
			$this->redis = $redis;
		} catch ( RedisException ) {
			$this->redis = null;
		}
	}

	/** @param list<string> $groups */
	public function add_global_groups( array $groups ): void {
		array_push( $this->global_groups, ...$groups );
	}

	/** @param list<string> $groups */
	public function add_passing_groups( array $groups ): void {
		array_push( $this->passing_groups, ...$groups );
	}

	public function switch_to_blog( int $blog ): void {
		$this->blog_prefix = is_multisite() ? "$blog:" : '';
	}

	public function get( int|string $key, string $group, bool $force, ?bool &$found ): mixed {
		$name = $this->name( $key, $group );
		if ( ! array_key_exists( $name, $this->seen ) || $force ) {
			$kept = $this->is_passing( $group ) ? false : $this->ask( static fn ( Redis $redis ): mixed => $redis->get( $name ) );
			// Values are wrapped in an array: a stored false differs from a missing value.
			if ( ! is_array( $kept ) ) {
				$found = array_key_exists( $name, $this->seen );
				return $found ? $this->copy( $this->seen[ $name ] ) : false;
			}
			$this->seen[ $name ] = $kept[0];
		}
		$found = true;
		return $this->copy( $this->seen[ $name ] );
	}

	public function set( int|string $key, mixed $data, string $group, int $expire ): bool {
		$name                = $this->name( $key, $group );
		$this->seen[ $name ] = $this->copy( $data );
		if ( ! $this->is_passing( $group ) ) {
			$this->ask( static fn ( Redis $redis ): mixed => $redis->set( $name, array( $data ), $expire > 0 ? $expire : null ) );
		}
		return true;
	}

	/** Stores a value only if the key is empty. Of concurrent callers, one gets true. */
	public function add( int|string $key, mixed $data, string $group, int $expire ): bool {
		if ( wp_suspend_cache_addition() ) {
			return false;
		}
		$name = $this->name( $key, $group );
		if ( array_key_exists( $name, $this->seen ) ) {
			return false;
		}
		$options = array( 'nx' ) + ( $expire > 0 ? array( 'ex' => $expire ) : array() );
		$added   = $this->is_passing( $group ) || null === $this->redis
			? true
			: $this->ask( static fn ( Redis $redis ): mixed => $redis->set( $name, array( $data ), $options ) );
		if ( $added ) {
			$this->seen[ $name ] = $this->copy( $data );
		}
		return (bool) $added;
	}

	public function delete( int|string $key, string $group ): bool {
		$name = $this->name( $key, $group );
		unset( $this->seen[ $name ] );
		$this->ask( static fn ( Redis $redis ): mixed => $redis->del( $name ) );
		return true;
	}

	public function increase( int|string $key, int $by, string $group ): int|false {
		$value = $this->get( $key, $group, false, $found );
		if ( ! $found ) {
			return false;
		}
		$value = max( 0, (int) $value + $by );
		$this->set( $key, $value, $group, 0 );
		return $value;
	}

	public function flush(): bool {
		$this->seen = array();
		$this->ask( static fn ( Redis $redis ): mixed => $redis->flushDB() );
		return true;
	}

	public function flush_runtime(): bool {
		$this->seen = array();
		return true;
	}

	private function name( int|string $key, string $group ): string {
		$group = '' === $group ? 'default' : $group;
		return ( in_array( $group, $this->global_groups, true ) ? '' : $this->blog_prefix ) . "$group:$key";
	}

	private function is_passing( string $group ): bool {
		return in_array( $group, $this->passing_groups, true );
	}

	private function copy( mixed $data ): mixed {
		return is_object( $data ) ? clone $data : $data;
	}

	/**
	 * @param callable(Redis): mixed $question
	 * @return mixed False if Redis does not answer or is full.
	 */
	private function ask( callable $question ): mixed {
		if ( null === $this->redis ) {
			return false;
		}
		try {
			return $question( $this->redis );
		} catch ( RedisException ) {
			return false;
		}
	}
}

function wp_cache_init(): void {
	$GLOBALS['wp_object_cache'] = new WP_Object_Cache();
}

function wp_cache_get( $key, $group = '', $force = false, &$found = null ) {
	return $GLOBALS['wp_object_cache']->get( $key, (string) $group, (bool) $force, $found );
}

function wp_cache_set( $key, $data, $group = '', $expire = 0 ) {
	return $GLOBALS['wp_object_cache']->set( $key, $data, (string) $group, (int) $expire );
}

function wp_cache_add( $key, $data, $group = '', $expire = 0 ) {
	return $GLOBALS['wp_object_cache']->add( $key, $data, (string) $group, (int) $expire );
}

function wp_cache_replace( $key, $data, $group = '', $expire = 0 ) {
	wp_cache_get( $key, $group, true, $found );
	return $found && wp_cache_set( $key, $data, $group, $expire );
}

function wp_cache_delete( $key, $group = '' ) {
	return $GLOBALS['wp_object_cache']->delete( $key, (string) $group );
}

function wp_cache_incr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->increase( $key, (int) $offset, (string) $group );
}

function wp_cache_decr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->increase( $key, -(int) $offset, (string) $group );
}

function wp_cache_flush() {
	return $GLOBALS['wp_object_cache']->flush();
}

function wp_cache_flush_runtime() {
	return $GLOBALS['wp_object_cache']->flush_runtime();
}

function wp_cache_close() {
	return true;
}

function wp_cache_add_global_groups( $groups ) {
	$GLOBALS['wp_object_cache']->add_global_groups( array_values( (array) $groups ) );
}

function wp_cache_add_non_persistent_groups( $groups ) {
	$GLOBALS['wp_object_cache']->add_passing_groups( array_values( (array) $groups ) );
}

function wp_cache_switch_to_blog( $blog_id ) {
	$GLOBALS['wp_object_cache']->switch_to_blog( (int) $blog_id );
}

require_once ABSPATH . WPINC . '/cache-compat.php';
