<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Search\SearchWatermark;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * A customer whose transaction commits late must be above the watermark until the next run of the job.
 */
final class SearchWatermarkTest extends TestCase {

	private const NOW = 1_800_000_000;

	private const MINUTE = 60;

	public function test_starts_below_the_first_customer(): void {
		$this->assertSame( array( 0, 0 ), self::ids( SearchWatermark::from_stored( array() ), 20_000 ) );
	}

	public function test_a_run_of_the_job_continues_and_the_next_one_compares_again(): void {
		$watermark = self::fresh()->moved_to( 10_000 );
		$this->assertSame( array( 9_400, 0 ), self::ids( $watermark, 20_000 ) );
		$this->assertSame( 10_000, $watermark->id_of_job( 20_000, 10_000 ) );
		$this->assertSame( array( 899_400, 800_000 ), self::ids( $watermark->moved_to( 900_000 ), 2_000_000 ) );
	}

	public function test_a_run_of_the_job_starts_again_when_the_index_was_emptied(): void {
		$this->assertSame( 0, self::fresh()->id_of_job( 20_000, 10_000 ) );
	}

	public function test_the_job_compares_what_was_added_in_the_last_five_minutes(): void {
		$watermark = self::fresh()->moved_to( 110_000 )->moved_to_end( 120_000, self::NOW );
		$this->assertSame( array( 119_400, 10_000 ), self::ids( $watermark, 120_000 ) );
		$this->assertSame( array( 119_400, 10_000 ), self::ids( $watermark->moved_to_end( 120_000, self::NOW + 4 * self::MINUTE ), 120_000 ) );
	}

	public function test_leaves_no_customer_that_was_there_five_minutes_before_a_run(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_010, self::NOW + 5 * self::MINUTE );
		$this->assertSame( array( 20_000, 20_000 ), self::ids( $watermark, 20_010 ) );
		$this->assertSame( array( 20_000, 20_000 ), self::ids( $watermark->moved_to_end( 20_020, self::NOW + 6 * self::MINUTE ), 20_020 ) );
		$this->assertSame( array( 20_010, 20_010 ), self::ids( $watermark->moved_to_end( 20_020, self::NOW + 10 * self::MINUTE ), 20_020 ) );
	}

	public function test_ids_that_are_given_again_are_compared(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_000, self::NOW + 5 * self::MINUTE );
		$this->assertSame( array( 19_390, 19_390 ), self::ids( $watermark, 19_990 ) );
		$this->assertSame( array( 700, 700 ), self::ids( $watermark->moved_to_end( 700, self::NOW + 6 * self::MINUTE ), 700 ) );
		$this->assertSame( array( 0, 0 ), self::ids( $watermark->moved_to_end( 0, self::NOW + 6 * self::MINUTE ), 0 ) );
	}

	public function test_waits_again_after_the_clock_was_set_back(): void {
		$back      = self::NOW - 100 * self::MINUTE;
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_000, $back );
		$this->assertSame( array( 19_400, 0 ), self::ids( $watermark, 20_000 ) );
		$this->assertSame( array( 20_000, 20_000 ), self::ids( $watermark->moved_to_end( 20_000, $back + 5 * self::MINUTE ), 20_000 ) );
	}

	private static function fresh(): SearchWatermark {
		return SearchWatermark::from_stored( array( 'indexed_through' => 0 ) );
	}

	/**
	 * @return array{int, int} The id for a search, and for the job.
	 */
	private static function ids( SearchWatermark $watermark, int $newest ): array {
		return array( $watermark->id( $newest ), $watermark->id_of_job( $newest ) );
	}
}
