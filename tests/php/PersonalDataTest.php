<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Database\Structure\FluentCartSchema;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Database\Structure\TableDefinition;
use FluentCartCustomers\Privacy\Data\PersonalData;
use PHPUnit\Framework\TestCase;
use ReflectionClassConstant;

defined( 'ABSPATH' ) || exit;

/**
 * The list of personal data against the definitions of the tables.
 */
final class PersonalDataTest extends TestCase {

	public function test_every_table_and_column_of_the_schema_is_in_the_list(): void {
		$this->assertSame( self::defined_columns(), self::listed_columns() );
	}

	/**
	 * @return list<string> `table.column`.
	 */
	private static function defined_columns(): array {
		$own     = ( new ReflectionClassConstant( Schema::class, 'OWN_TABLES' ) )->getValue();
		$columns = array();
		foreach ( FluentCartSchema::TABLES + $own as $name => $body ) {
			foreach ( array_keys( TableDefinition::parse( $name, $name, $body )->columns ) as $column ) {
				$columns[] = "$name.$column";
			}
		}
		sort( $columns );
		return $columns;
	}

	/**
	 * @return list<string> `table.column`.
	 */
	private static function listed_columns(): array {
		$listed = array();
		foreach ( PersonalData::TABLES as $name => $columns ) {
			foreach ( PersonalData::all_columns( $columns ) as $column ) {
				$listed[] = "$name.$column";
			}
		}
		sort( $listed );
		return $listed;
	}
}
