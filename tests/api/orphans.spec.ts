import { rowsAbout } from './support/store-tables.ts';
import { expect, test } from './support/test.ts';
import { type TestSite } from '../support/test-site.ts';

/** Whom nobody knows. */
const GONE = 999_999;

/** So much of WP-CLI as a command needs. */
const WP_CLI = `
class WP_CLI {
	public static array $commands = array();
	public static array $lines = array();
	public static function add_command( string $name, callable $command ): void { self::$commands[ $name ] = $command; }
	public static function log( string $line ): void { self::$lines[] = $line; }
	public static function success( string $line ): void { self::$lines[] = "Success: $line"; }
	public static function error( string $line ): never { throw new RuntimeException( "Error: $line" ); }
}`;

test( 'wp fluent-cart-customers check finds what is left of who is gone, and removes it when asked', async ( {
	addPlugin,
	admin,
	site,
} ) => {
	await addPlugin( WP_CLI );
	expect( await check( site ) ).toEqual( [
		'Addresses: 0 rows of nobody',
		'Additional information: 0 rows of nobody',
		'Claims to emails and users: 0 rows of nobody',
		'Activity: 0 rows of nobody',
		'Where phones were put: 0 rows of nobody',
		'Versions: 0 rows of nobody',
		'Who is found by a search: 0 rows of nobody',
		'Words of the search: 0 rows of nobody',
		'Success: Nothing is left of customers who are gone.',
	] );
	const { id } = await admin.createCustomer( {
		email: 'here@example.com',
		first_name: 'Here',
		phone: '555',
		additional_info: { company: 'Engines' },
	} );
	const before = await rowsAbout( site, id );
	await leaveBehind( site );

	const found = await check( site );
	expect( found ).toEqual( [
		'Addresses: 300 rows of nobody',
		'Additional information: 1 row of nobody',
		'Claims to emails and users: 1 row of nobody',
		'Activity: 1 row of nobody',
		'Where phones were put: 1 row of nobody',
		'Versions: 1 row of nobody',
		'Who is found by a search: 1 row of nobody',
		'Words of the search: 300 rows of nobody',
		'Error: Something is left of customers who are gone. Remove it with --repair.',
	] );
	// As WP-CLI gives --no-repair.
	expect( await check( site, { repair: false } ) ).toEqual( found );
	expect( await check( site, { repair: true } ) ).toContain(
		'Success: Nothing is left of customers who are gone.'
	);
	expect( ( await check( site ) ).at( -1 ) ).toBe(
		'Success: Nothing is left of customers who are gone.'
	);
	expect( await rowsAbout( site, id ) ).toEqual( before );
	expect(
		( await admin.listCustomers( { search: 'here' } ) ).customers
	).toMatchObject( [ { id } ] );
} );

/** What the command prints. */
function check(
	site: TestSite,
	options: Record< string, boolean > = {}
): Promise< string[] > {
	return site.php(
		`WP_CLI::$lines = array();
		try {
			( WP_CLI::$commands['fluent-cart-customers check'] )( array(), $args['options'] );
		} catch ( RuntimeException $error ) { // It ends there.
			WP_CLI::$lines[] = $error->getMessage();
		}
		return WP_CLI::$lines;`,
		{ options }
	);
}

/** As a backup does that was made table by table; of two tables more than one statement takes. */
function leaveBehind( site: TestSite ): Promise< void > {
	return site.php(
		`global $wpdb;
		$gone = $args['gone'];
		$rows = array(
			'fct_customer_meta' => array( 'customer_id' => $gone, 'meta_key' => 'phone', 'meta_value' => '1' ),
			'fcc_claims'        => array( 'kind' => 'email', 'value_hash' => str_repeat( 'a', 64 ), 'customer_id' => $gone ),
			'fcc_activity'      => array( 'customer_id' => $gone, 'type' => 'note', 'changes' => '[]', 'user_id' => 1, 'created_at' => '2026-01-01' ),
			'fcc_profiles'      => array( 'customer_id' => $gone ),
			'fcc_version'       => array( 'customer_id' => $gone, 'token' => 'x' ),
			'fcc_filed'         => array( 'customer_id' => $gone, 'checksum' => 'x', 'words' => ' gone' ),
		);
		foreach ( $rows as $table => $row ) {
			$wpdb->insert( $wpdb->prefix . $table, $row ) || throw new RuntimeException( $wpdb->last_error );
		}
		foreach ( range( 1, 300 ) as $number ) {
			$wpdb->insert( $wpdb->prefix . 'fct_customer_addresses', array( 'customer_id' => $gone + $number, 'type' => 'billing' ) );
			$wpdb->insert( $wpdb->prefix . 'fcc_words', array( 'word' => 'wörd' . intdiv( $number, 3 ), 'customer_id' => $gone + $number, 'words' => ' wörd' ) );
		}`,
		{ gone: GONE }
	);
}
