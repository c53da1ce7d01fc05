import { LAYOUT } from '../../../tools/lint/layout.mjs';
import { PhpFile } from '../../../tools/lint/php-file.mjs';
import { checkFile } from '../../../tools/lint/rules.mjs';

/**
 * @param body    Statements of a method.
 * @param members Other members of the class.
 * @return The rules that a controller with that method breaks.
 */
function rulesBrokenBy( body: string, members = '' ): string[] {
	return rulesBrokenIn(
		'Http/NotesController',
		`namespace FluentCartCustomers\\Http;

defined( 'ABSPATH' ) || exit;

final class NotesController {

	${ members }

	public function list( string $table, string $email ): mixed {
		${ body }
	}
}`
	);
}

function rulesBrokenIn( name: string, code: string ): string[] {
	const file = new PhpFile(
		`src/server/${ name }.php`,
		`<?php\n\ndeclare( strict_types=1 );\n\n${ code }\n`
	);
	return [
		...new Set( checkFile( file, LAYOUT ).map( ( { rule } ) => rule ) ),
	].sort();
}

describe( 'SQL in a controller fails', () => {
	it.each( [
		[ 'plain', `return 'SELECT id FROM wp_users';` ],
		[ 'lower case', `return 'select id from wp_users';` ],
		[ 'mixed case', `return 'Select id From wp_users';` ],
		[ 'white space', `return "\\n\\t  select\\n\\tid\\nfrom wp_users";` ],
		[ 'no table', `return 'SELECT 1';` ],
		[ 'a function of SQL', `return 'select count(*)';` ],
		[
			'brackets',
			`return '( select id from wp_users ) union ( select 1 )';`,
		],
		[ 'a comment', `return '/* list */ select id from wp_users';` ],
		[ 'a comment within', `return 'select/**/id/**/from/**/wp_users';` ],
		[ 'a line comment', `return "-- list\\nselect id from wp_users";` ],
		[
			'with',
			`return 'WITH recent AS ( SELECT id FROM x ) SELECT * FROM recent';`,
		],
		[
			'with recursive',
			`return 'with recursive n (i) as (values(1)) table n';`,
		],
		[ 'interpolation', `return "select * from {$table}";` ],
		[ 'an unknown list', `return "select {$email} from $table";` ],
		[
			'a heredoc',
			`return <<<SQL\n\t\t\tselect id\n\t\t\tfrom $table\n\t\t\tSQL;`,
		],
		[
			'a nowdoc',
			`return <<<'SQL'\n\t\t\tselect id\n\t\t\tfrom t\n\t\t\tSQL;`,
		],
		[
			'concatenation',
			`return 'SEL' . 'ECT id ' . 'FR' . 'OM ' . $table;`,
		],
		[
			'an appended text',
			`$sql = 'sel'; $sql .= 'ect id from '; return $sql . $table;`,
		],
		[ 'a variable', `$verb = 'select'; return "$verb id from $table";` ],
		[ 'sprintf', `return sprintf( 'select %s from %s', $email, $table );` ],
		[
			'sprintf with the verb as a value',
			`return sprintf( '%2$s id from %1$s', $table, 'select' );`,
		],
		[
			'implode',
			`return implode( ' ', array( 'select', 'id', 'from', $table ) );`,
		],
		[ 'strtoupper', `return strtoupper( 'select' ) . " id from $table";` ],
		[ 'translation', `return __( 'select * from wp_users', 'x' );` ],
		[ 'insert', `return 'insert into wp_users values (1)';` ],
		[ 'insert ignore', `return "INSERT IGNORE $table SET a = 1";` ],
		[ 'update', `return "update $table set email = 'a'";` ],
		[ 'update of an alias', `return 'UPDATE wp_users AS u SET u.a = %s';` ],
		[ 'delete', `return 'delete from wp_users where id = 1';` ],
		[ 'delete of an alias', `return 'DELETE u FROM wp_users u';` ],
		[ 'replace', `return 'replace into wp_users values (1)';` ],
		[ 'create', `return 'create temporary table x (id int)';` ],
		[ 'alter', `return "ALTER TABLE $table ADD x INT";` ],
		[ 'drop', `return 'drop table if exists x';` ],
		[ 'truncate', `return 'truncate table x';` ],
		[ 'show', `return 'show full columns from x';` ],
		[ 'set session', `return "SET SESSION sql_mode = ''";` ],
		[ 'set a variable', `return 'set @a = 1';` ],
		[ 'start transaction', `return 'start transaction';` ],
		[ 'commit', `return 'COMMIT';` ],
		[ 'explain', `return 'explain select 1';` ],
		[ 'call', `return 'call purge(1)';` ],
		[ 'the placeholder of a name', `return 'x %i y';` ],
		[ 'a condition', `return 'email = %s';` ],
		[ 'a part', `return " where id = $email order by id desc";` ],
		[ 'the rest of a statement', `return "$email FROM $table";` ],
	] )( '%s', ( _, body ) => {
		expect( rulesBrokenBy( body ) ).toContain( 'sql' );
	} );

	it( 'a constant of the class', () => {
		expect(
			rulesBrokenBy(
				'return self::VERB . " id from $table";',
				"private const VERB = 'select';"
			)
		).toContain( 'sql' );
	} );

	it.each( [
		[ 'dbDelta', 'dbDelta( $email );' ],
		[ 'mysqli', 'mysqli_query( $table, $email );' ],
		[ 'PDO', '$pdo = new \\PDO( $email );' ],
		[ 'a method of wpdb', 'return $table->get_results( $email );' ],
		[ 'the database', 'return $this->database->rows( $email );' ],
		[
			'the database, perhaps',
			'return $this->database?->execute( $email );',
		],
		[
			'the class by its whole name',
			'return ( new \\FluentCartCustomers\\Database\\Connection( $table ) )->rows( $email );',
		],
		[
			'the class as a text',
			"$name = 'FluentCartCustomers\\\\Database\\\\Connection';",
		],
	] )( '%s', ( _, body ) => {
		expect( rulesBrokenBy( body ) ).toContain( 'sql' );
	} );

	it.each( [
		[ 'global', 'global $wpdb; return $wpdb->prefix;' ],
		[ 'a variable', 'return $wpdb->prefix;' ],
		[ 'a property', 'return $this->wpdb->prefix;' ],
		[ 'GLOBALS', "return $GLOBALS['wpdb'];" ],
		[ 'GLOBALS, put together', "return $GLOBALS[ 'wp' . 'db' ];" ],
		[ 'new', 'return new \\wpdb( 1, 2, 3, 4 );' ],
		[ 'a computed name', "$name = 'wpdb'; global $$name;" ],
	] )( 'wpdb by %s', ( _, body ) => {
		const rules = rulesBrokenBy( body );
		expect(
			rules.filter( ( rule ) => /wpdb|globals/.test( rule ) )
		).not.toEqual( [] );
	} );

	it( 'wpdb as a type that is imported', () => {
		expect(
			rulesBrokenIn(
				'Http/Notes',
				`namespace FluentCartCustomers\\Http;

use wpdb;

defined( 'ABSPATH' ) || exit;

final class Notes {

	public function __construct( private readonly wpdb $store ) {}
}`
			)
		).toEqual( [ 'sql', 'wpdb' ] );
	} );
} );

describe( 'text that is not SQL passes', () => {
	it.each( [
		`__( 'Select a customer from the list.', 'x' )`,
		`__( 'Select %s from %s', 'x' )`,
		`_n( 'Delete %d customer from the store', 'Delete %d customers from the store', 2, 'x' )`,
		`esc_html__( 'Show columns', 'x' )`,
		`'Select a customer'`,
		`'Select a customer from the list'`,
		`'Delete'`,
		`'DELETE'`,
		`'delete'`,
		`'update_status'`,
		`'Update the status of these customers'`,
		`'Create an order'`,
		`'Insert the block into the page'`,
		`'with a date as (text)'`,
		`'Set the date'`,
		`'asc'`,
		`'DESC'`,
		`'from'`,
		`'replace'`,
		`'select-all'`,
		`'100%'`,
		`'%1$s – %2$s'`,
		`'page=%s'`,
		`"Call {$table} on {$email}"`,
		`'GET, POST, PUT, DELETE'`,
	] )( '%s', ( expression ) => {
		expect( rulesBrokenBy( `return ${ expression };` ) ).toEqual( [] );
	} );
} );

it( 'Database holds SQL, and only its classes Connection and Tables use wpdb', () => {
	const code = ( name: string ) => `namespace FluentCartCustomers\\Database;

use wpdb;

defined( 'ABSPATH' ) || exit;

final class ${ name } {

	public function __construct( private readonly wpdb $wpdb ) {}

	public function all(): array {
		return $this->wpdb->get_results( 'SELECT id FROM x' );
	}
}`;
	expect(
		rulesBrokenIn( 'Database/Connection', code( 'Connection' ) )
	).toEqual( [] );
	expect( rulesBrokenIn( 'Database/Notes', code( 'Notes' ) ) ).toEqual( [
		'wpdb',
	] );
} );

it( 'the composition root passes the connection on and runs no statement', () => {
	const code = ( body: string ) => `namespace FluentCartCustomers;

use FluentCartCustomers\\Database\\Connection;

defined( 'ABSPATH' ) || exit;

final class Foundation {

	private static function connection(): Connection {
		global $wpdb;
		return new Connection( $wpdb );
	}

	public static function start( Connection $store ): void {
		${ body }
	}
}`;
	expect(
		rulesBrokenIn( 'Foundation', code( 'self::connection();' ) )
	).toEqual( [] );
	for ( const body of [
		'self::connection()->rows( $sql );',
		'$store->execute( $sql );',
		'$x = new Connection( 1 ); $x->value( $sql );',
	] ) {
		expect( rulesBrokenIn( 'Foundation', code( body ) ) ).toEqual( [
			'sql',
		] );
	}
	expect(
		rulesBrokenIn( 'Foundation', code( '$wpdb->query( 1 );' ) )
	).toEqual( [ 'wpdb' ] );
} );
