<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use DateTimeZone;
use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Imports\Headers\TranslatedHeaders;
use FluentCartCustomers\Imports\Reading\DateOrder;
use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Imports\Reading\Mapping;
use FluentCartCustomers\Imports\Reading\MonthNames;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Imports\Reading\RowReader;

defined( 'ABSPATH' ) || exit;

/**
 * A site in Berlin, in English.
 */
final class ReadingContexts {

	public const COUNTRIES = array(
		'DE' => array( 'germany', 'deutschland' ),
		'GB' => array( 'united kingdom', 'uk' ),
		'JP' => array( 'japan', '日本' ),
		'US' => array( 'united states', 'united states of america', 'usa' ),
	);

	private const TEXT = array(
		'type'      => array( 'string', 'null' ),
		'maxLength' => 192,
	);

	/** As in the contract, which exists only after a build. */
	private const CUSTOMER = array(
		'properties' => array(
			'email'           => array(
				'type'      => 'string',
				'format'    => 'email',
				'maxLength' => 192,
			),
			'first_name'      => self::TEXT,
			'last_name'       => self::TEXT,
			'phone'           => array( 'maxLength' => 50 ) + self::TEXT,
			'status'          => array(
				'type'   => 'string',
				'format' => 'customer-status',
			),
			'additional_info' => array(
				'type'                 => 'object',
				'maxProperties'        => 100,
				'additionalProperties' => array(
					'type'        => array( 'string', 'number', 'boolean', 'null' ),
					'x-max-bytes' => 16384,
					'x-multiline' => true,
				),
			),
		),
	);

	private const ADDRESS = array(
		'properties' => array(
			'city'    => self::TEXT,
			'country' => array(
				'type'   => 'string',
				'format' => 'country',
			),
			'email'   => array( 'format' => 'email' ) + self::TEXT,
		),
	);

	public static function berlin( DateOrder $date_order = DateOrder::MonthDayYear, bool $is_family_first = false, bool $has_labels = false ): ReadingContext {
		$file = tempnam( sys_get_temp_dir(), 'fcc' );
		file_put_contents( $file, json_encode( self::COUNTRIES ) );
		return new ReadingContext(
			self::CUSTOMER,
			self::ADDRESS,
			new CountryNames( $file ),
			new MonthNames(),
			new TranslatedHeaders( __DIR__ ),
			new DateTimeZone( 'Europe/Berlin' ),
			$date_order,
			$is_family_first,
			$has_labels
		);
	}

	/**
	 * @param array<string, string> $cells  By field.
	 * @param string                $source The contract's ImportSource.
	 */
	public static function read( array $cells, string $source = 'unknown', ?ReadingContext $context = null ): ImportRow {
		$mapping = Mapping::of(
			array_map(
				static fn ( string $field ): array => array(
					'column' => $field,
					'field'  => $field,
				),
				array_keys( $cells )
			)
		);
		$options = ImportOptions::of( array( 'date_order' => 'month-day-year' ) );
		return ( new RowReader( $mapping, $options, $context ?? self::berlin(), $source ) )->read( array_values( $cells ) );
	}
}
