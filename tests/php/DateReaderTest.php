<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use DateTimeZone;
use FluentCartCustomers\Imports\Reading\DateOrder;
use FluentCartCustomers\Imports\Reading\DateReader;
use FluentCartCustomers\Imports\Reading\MonthNames;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Dates as shops and spreadsheets write them. The site is in Berlin.
 */
final class DateReaderTest extends TestCase {

	/**
	 * @dataProvider dates
	 */
	public function test_a_date_is_read_as_gmt( string $text, ?string $gmt, DateOrder $order = DateOrder::YearMonthDay ): void {
		$this->assertSame( $gmt, self::reader( $order )->read( $text ) );
	}

	/**
	 * @return array<string, array{0: string, 1: string|null, 2?: DateOrder}>
	 */
	public static function dates(): array {
		$cases = array(
			array( '2026-11-28', '2026-11-27 23:00:00' ),
			array( '2026-07-28', '2026-07-27 22:00:00' ),
			array( '2026/11/28', '2026-11-27 23:00:00' ),
			array( '2026-11-28 10:00:00', '2026-11-28 09:00:00' ),
			array( '2026-11-28T10:00:00Z', '2026-11-28 10:00:00' ),
			array( '2026-11-28T10:00:00.123Z', '2026-11-28 10:00:00' ),
			array( '2026-11-28T10:00:00+05:30', '2026-11-28 04:30:00' ),
			array( '2026-11-28 10:00:00 -0500', '2026-11-28 15:00:00' ),
			array( '2026-11-28 10:00:00 UTC', '2026-11-28 10:00:00' ),
			array( '20261128', '2026-11-27 23:00:00' ),
			array( '20261328', null ),
			array( '46354', '2026-11-27 23:00:00' ),
			array( '46354,5', '2026-11-28 11:00:00' ),
			array( '1795824000', '2026-11-28 00:00:00' ),
			array( '1795824000123', '2026-11-28 00:00:00' ),
			array( '28.11.2026', '2026-11-27 23:00:00' ),
			array( '28.11.2026 10:30', '2026-11-28 09:30:00' ),
			array( '28.11.26', '2026-11-27 23:00:00', DateOrder::DayMonthYear ),
			array( '11/28/2026', '2026-11-27 23:00:00' ),
			array( '03/04/2026', null ),
			array( '03/04/2026', '2026-04-02 22:00:00', DateOrder::DayMonthYear ),
			array( '03/04/2026', '2026-03-03 23:00:00', DateOrder::MonthDayYear ),
			array( '3/4/26 3:15 PM', '2026-03-04 14:15:00', DateOrder::MonthDayYear ),
			array( '3/4/2026 12:05 a.m.', '2026-03-03 23:05:00', DateOrder::MonthDayYear ),
			array( '11/28/2026', null, DateOrder::DayMonthYear ),
			array( 'Nov 28, 2026', '2026-11-27 23:00:00' ),
			array( 'November 28, 2026 10:15 am', '2026-11-28 09:15:00' ),
			array( 'Sat, 28 Nov 2026 10:15:00 +0000', '2026-11-28 10:15:00' ),
			array( '28-Nov-2026', '2026-11-27 23:00:00' ),
			array( '28th of November 2026', '2026-11-27 23:00:00' ),
			array( '28. März 2026', '2026-03-27 23:00:00' ),
			array( '28 de noviembre de 2026', '2026-11-27 23:00:00' ),
			array( '28 août 2026', '2026-08-27 22:00:00' ),
			array( '٢٨ نوفمبر ٢٠٢٦', '2026-11-27 23:00:00' ),
			array( '2026年11月28日', '2026-11-27 23:00:00' ),
			array( '2026年11月28日 10時30分', '2026-11-28 09:30:00' ),
			array( '２０２６／１１／２８', '2026-11-27 23:00:00' ),
			array( '1795860000', '2026-11-28 10:00:00' ),
			array( '30 listopada 2026', '2026-11-29 23:00:00' ),
			array( '2026-02-30', null ),
			array( '2026-11-28 25:00', null ),
			array( '2026-11-28 nonsense', null ),
			array( '31.12.0026', null ),
			array( 'November 2026', null ),
			array( 'yesterday', null ),
			array( '12345', null ),
			array( '', null ),
		);
		return array_combine( array_map( static fn ( array $dates ): string => $dates[0] . ' ' . ( $dates[2]->value ?? '' ), $cases ), $cases );
	}

	public function test_a_number_over_twelve_says_the_order(): void {
		$this->assertSame( DateOrder::DayMonthYear, DateReader::order_of( '28/11/2026' ) );
		$this->assertSame( DateOrder::MonthDayYear, DateReader::order_of( '11/28/2026 10:00' ) );
		$this->assertSame( DateOrder::YearMonthDay, DateReader::order_of( '2026-11-28' ) );
		$this->assertSame( DateOrder::DayMonthYear, DateReader::order_of( '03.04.2026' ) );
		$this->assertNull( DateReader::order_of( '03/04/2026' ) );
		$this->assertNull( DateReader::order_of( 'Ada' ) );
	}

	private static function reader( DateOrder $order ): DateReader {
		// The site's language is Polish.
		return new DateReader( $order, new DateTimeZone( 'Europe/Berlin' ), new MonthNames( array( 11 => array( 'listopad', 'lis', 'listopada' ) ) ) );
	}
}
