import { importCustomer } from './support/store-tables.ts';
import { expect, test } from './support/test.ts';
import { IS_ON_SQLITE } from '../support/environment.ts';
import { type TestSite } from '../support/test-site.ts';

const SWEEP = `do_action( 'fluent_cart_customers/sweep' );`;

test( 'a job that somebody is at is left alone, until they must have been ended', async ( {
	site,
} ) => {
	const id = await importCustomer( site, { email: 'late@example.com' } );
	await beAtWork( site, 'search', 5 );
	await site.php( SWEEP );
	expect( await isFiled( site, id ) ).toBe( false );
	await beAtWork( site, 'search', 60 );
	await site.php( SWEEP );
	expect( await isFiled( site, id ) ).toBe( true );
} );

if ( ! IS_ON_SQLITE ) {
	test( 'what others schedule while a job is at work is not lost', async ( {
		addPlugin,
		site,
	} ) => {
		await importCustomer( site, { email: 'late@example.com' } );
		// As another request does: WordPress's copy of the option stays as it was.
		await addPlugin( `add_filter( 'query', static function ( $query ) {
			global $wpdb;
			static $is_scheduled = false;
			if ( ! $is_scheduled && str_contains( $query, 'fcc_filed' ) ) {
				$is_scheduled = true;
				$other        = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
				$cron         = unserialize( $other->get_var( "SELECT option_value FROM {$wpdb->prefix}options WHERE option_name = 'cron'" ) );
				$cron[ time() + 3600 ]['others_event'] = array( md5( serialize( array() ) ) => array( 'schedule' => false, 'args' => array() ) );
				$other->update( "{$wpdb->prefix}options", array( 'option_value' => serialize( $cron ) ), array( 'option_name' => 'cron' ) );
			}
			return $query;
		} );` );
		await site.php( SWEEP );
		expect(
			await site.php( `return wp_next_scheduled( 'others_event' );` )
		).toBeGreaterThan( 0 );
	} );

	test( 'of several who begin a job at once, one does it', async ( {
		addPlugin,
		site,
	} ) => {
		await site.php(
			'global $wpdb; $wpdb->query( "ALTER TABLE {$wpdb->prefix}fct_customers DROP INDEX fcc_ltv" );'
		);
		await addPlugin( `add_filter( 'query', static function ( $query ) {
			if ( str_starts_with( $query, 'ALTER TABLE' ) ) {
				usleep( 300000 );
				file_put_contents( WP_CONTENT_DIR . '/altered', 'x', FILE_APPEND );
			}
			return $query;
		} );` );
		await Promise.all(
			Array.from( { length: 6 }, () =>
				site.php( `do_action( 'fluent_cart_customers/add_indexes' );` )
			)
		);
		const altered = await site.php< string >(
			`$file = WP_CONTENT_DIR . '/altered'; $log = file_get_contents( $file ); unlink( $file ); return $log;`
		);
		expect( altered ).toBe( 'x' );
	} );
}

test.describe( 'what has failed', () => {
	test.use( {
		expectedLog: [
			[ /in the background \(search\)/, /WordPress database error/ ],
			{ scope: 'test' },
		],
	} );

	test( 'is told by Site Health, stops no other job, and is done when it can be', async ( {
		addPlugin,
		site,
	} ) => {
		await site.php( SWEEP );
		expect( await health( site ) ).toMatchObject( { status: 'good' } );
		const id = await importCustomer( site, { email: 'late@example.com' } );
		await addPlugin(
			`add_filter( 'query', fn ( $query ) => str_contains( $query, 'fcc_filed' ) && ! str_contains( $query, 'fcc_jobs' ) ? 'SELECT broken FROM nowhere' : $query );`
		);
		await site.php( SWEEP );
		const told = await health( site );
		expect( told.status ).toBe( 'recommended' );
		expect( told.description ).toContain( '“Search”: failed on' );
		expect( told.description ).not.toContain( '“Overviews”' );
		expect( told.actions ).toContain( 'Try again now' );

		await addPlugin( '' );
		await site.php( SWEEP );
		expect( await health( site ) ).toMatchObject( { status: 'good' } );
		expect( await isFiled( site, id ) ).toBe( true );
	} );
} );

/** As if somebody had begun it so many seconds ago. */
function beAtWork(
	site: TestSite,
	job: string,
	seconds: number
): Promise< void > {
	return site.php(
		`global $wpdb;
		$wpdb->replace( "{$wpdb->prefix}fcc_jobs", array( 'name' => $args['job'], 'began' => time() - $args['seconds'], 'ended' => null, 'error' => '' ) );`,
		{ job, seconds }
	);
}

function isFiled( site: TestSite, id: number ): Promise< boolean > {
	return site.php(
		'global $wpdb; return (bool) $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM {$wpdb->prefix}fcc_filed WHERE customer_id = %d", $args["id"] ) );',
		{ id }
	);
}

/** What Site Health says of the jobs. */
function health(
	site: TestSite
): Promise< { status: string; description: string; actions: string } > {
	return site.php( `
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
		return $tests['direct']['fluent_cart_customers_jobs']['test']();
	` );
}
