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
		$this->assertSame( 0, SearchWatermark::from_stored( array() )->id() );
	}

	public function test_leaves_600_ids_while_more_customers_are_left(): void {
		$this->assertSame( 19_400, self::fresh()->moved_to( 20_000 )->id() );
	}

	public function test_leaves_600_ids_for_five_minutes_after_the_end(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW );
		$this->assertSame( 19_400, $watermark->id() );
		$this->assertSame( 19_400, $watermark->moved_to_end( 20_000, self::NOW + 4 * self::MINUTE )->id() );
	}

	public function test_leaves_no_customer_that_was_there_five_minutes_before_a_run(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_010, self::NOW + 5 * self::MINUTE );
		$this->assertSame( 20_000, $watermark->id() );
		$this->assertSame( 20_000, $watermark->moved_to_end( 20_020, self::NOW + 6 * self::MINUTE )->id() );
		$this->assertSame( 20_010, $watermark->moved_to_end( 20_020, self::NOW + 10 * self::MINUTE )->id() );
	}

	public function test_falls_when_the_newest_customers_are_deleted(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_000, self::NOW + 5 * self::MINUTE );
		$this->assertSame( 700, $watermark->moved_to_end( 700, self::NOW + 6 * self::MINUTE )->id() );
		$this->assertSame( 0, $watermark->moved_to_end( 0, self::NOW + 6 * self::MINUTE )->id() );
	}

	public function test_a_clock_that_was_put_back_does_not_stop_it(): void {
		$watermark = self::fresh()->moved_to_end( 20_000, self::NOW )->moved_to_end( 20_000, self::NOW - 100 * self::MINUTE );
		$this->assertSame( 20_000, $watermark->id() );
	}

	private static function fresh(): SearchWatermark {
		return SearchWatermark::from_stored( array( 'indexed_through' => 0 ) );
	}
}
