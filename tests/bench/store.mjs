/** A large store, inserted by the database with a few statements. */
import { say, show } from '../../tools/lib/progress.mjs';
import { Site } from '../../tools/site/site.mjs';
import { addEmptyRoute } from './floor.mjs';

/** All rows have dates between these two days. */
const YEARS = 8;

/** Frequencies differ, as with real names: the first of each has one in ten. */
const FIRST_NAMES =
	'Maria James Anna John Sofia Robert Laura Michael Emma David Julia Thomas Sarah Daniel Elena Paul Lucía Peter Chloé Martin Zoë Andreas Nadia Stefan Amira Lukas Ingrid Marco Fatima Jan Olga Ivan Aisha Pedro Mei José Yuki Ahmed Lena Chen Nora Omar Eva Luis Hanna Ali Clara Tom Ida Max Vera Ben Rosa Felix Mia Leo Ada Hugo Greta Otto Paula Erik Tessa Nils Carla Sven Marta Lars Irene Kurt Alma Björn Dora Günter Edith Jürgen Flora André Grace René Helen Zoltán Iris Łukasz Joan Søren Karin Øyvind Lydia Núria Agnes Raúl Berta Óscar Celia Ömer Dalia Şebnem Estelle Čeněk'.split(
		' '
	);

const LAST_NAMES = [
	...'Smith Müller García Johnson Schmidt Martínez Brown Schneider López Jones Fischer Sánchez Miller Weber Pérez Davis Meyer Gómez Wilson Wagner Díaz Moore Becker Ruiz Taylor Schulz Álvarez'.split(
		' '
	),
	// Two hundred more, of two syllables each.
	...[
		'Ander',
		'Berg',
		'Carl',
		'Dahl',
		'Ecker',
		'Fro',
		'Gunder',
		'Hart',
		'Iver',
		'Jo',
	].flatMap( ( beginning ) =>
		'son berg mann ström dottir field wood ley ton stad vik gaard er ski ova es ini ard oux Quist'
			.toLowerCase()
			.split( ' ' )
			.map( ( end ) => beginning + end )
	),
];

/** One in twenty customers lives in each. */
const CITIES =
	'Springfield;Berlin;Paris;Madrid;Lyon;Hamburg;New York;San José;Zürich;Wien;København;Porto;Kraków;Leeds;Austin;Denver;Boston;Malmö;Gent;Turin'.split(
		';'
	);

const STREETS = [
	'Main Street',
	'Church Road',
	'Hauptstraße',
	'Rue de la Paix',
	'Calle Mayor',
	'Park Avenue',
	'Mill Lane',
	'Lindenallee',
	'Via Roma',
	'High Street',
];

/** One customer in five has an address of a company. */
const COMPANIES = [
	'Acme & Sons',
	'Globex GmbH',
	'Initech',
	'Umbrella Ltd',
	'Hooli',
	'Vandelay Industries',
	'Stark Trading',
	'Wayne Supplies',
];

const COUNTRIES = [ 'US', 'US', 'US', 'DE', 'FR', 'ES', 'GB', 'AT', 'DK' ];

const HOSTS = [
	'gmail.com',
	'yahoo.com',
	'outlook.com',
	'example.com',
	'mail.example.org',
];

/**
 * @typedef {Object} Store
 * @property {number}              customers
 * @property {number}              orders
 * @property {number}              users
 * @property {'mariadb' | 'mysql'} [database]
 */

/**
 * @param {string} name
 * @param {Store}  store
 */
export async function openStore(
	name,
	{ customers, orders, users, database = 'mariadb' }
) {
	// Persistent, so that WordPress's cron runs as in a real store.
	const site = await Site.prepare( {
		name,
		database,
		isLasting: true,
	} );
	show( 'Starting WordPress …' );
	await site.start();
	await site.install();
	await addEmptyRoute( site );
	show( 'Filling the store …' );
	await createNumbers( site, Math.max( customers, orders, users ) );
	await fillStore( site, customers, orders );
	await addUsers( site, users );
	await site.sql( 'DROP TABLE wp_bench_numbers' );
	say( `${ customers.toLocaleString( 'en-US' ) } customers are there.` );
	say( `Search prepared in ${ await runBackgroundJobs( site ) } s.` );
	return site;
}

/**
 * Needs createNumbers().
 *
 * @param {import('../../tools/site/site.mjs').Site} site      With the plugin's tables still empty.
 * @param {number}                                   customers The number of customers.
 * @param {number}                                   orders    The number of orders; a few customers have many.
 */
export async function fillStore( site, customers, orders ) {
	const seconds = YEARS * 365 * 86_400;
	await fill(
		site,
		'wp_fct_orders',
		`INSERT INTO wp_fct_orders (id, status, payment_status, customer_id, receipt_number, invoice_no, payment_method, payment_method_title, currency, total_amount, total_paid, total_refund, uuid, created_at, updated_at)
		SELECT seq, 'completed',
			ELT(1 + seq % 20, 'pending', 'failed', 'refunded', 'partially_refunded', 'partially_paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid'),
			1 + FLOOR(${ customers } * ${ pseudorandom( 'seq', 'owner', 2 ) }), seq, CONCAT('INV-', LPAD(seq, 7, '0')), 'stripe', 'Stripe',
			IF(seq % 27 = 0, 'EUR', 'USD'),
			cents, cents, IF(seq % 20 = 3, cents DIV 3, 0), LEFT(SHA2(seq, 256), 32), placed, placed
		FROM (SELECT seq, 500 + CRC32(seq * 7) % 60000 AS cents, ${ dateOf(
			orders,
			seconds
		) } AS placed FROM wp_bench_numbers WHERE seq <= ${ orders }) AS made`
	);
	await fill(
		site,
		'wp_fct_customers',
		`CREATE TEMPORARY TABLE bought (PRIMARY KEY (customer_id))
		SELECT customer_id, COUNT(*) AS purchase_count, SUM(total_paid - total_refund) AS ltv, MIN(created_at) AS first, MAX(created_at) AS last
		FROM wp_fct_orders GROUP BY customer_id;
		INSERT INTO wp_fct_customers (id, email, first_name, last_name, status, notes, uuid, purchase_count, ltv, first_purchase_date, last_purchase_date, created_at, updated_at)
		SELECT seq, CONCAT(local_part, seq, '@', host), first_name, last_name,
			IF(seq % 20 = 0, 'inactive', 'active'), IF(seq % 50 = 7, 'Called twice.', ''), LEFT(SHA2(seq, 256), 32), COALESCE(purchase_count, 0), COALESCE(ltv, 0), first, last, placed, GREATEST(placed, COALESCE(last, placed))
		FROM (
			SELECT seq, ${ dateOf( customers, seconds ) } AS placed,
				${ oneOf( FIRST_NAMES, pseudorandom( 'seq', 'first', 2 ) ) } AS first_name,
				${ oneOf( LAST_NAMES, pseudorandom( 'seq', 'last', 2 ) ) } AS last_name,
				CONCAT(${ oneOf(
					FIRST_NAMES.map( asLocalPart ),
					pseudorandom( 'seq', 'first', 2 )
				) }, '.', ${ oneOf(
					LAST_NAMES.map( asLocalPart ),
					pseudorandom( 'seq', 'last', 2 )
				) }) AS local_part,
				${ oneOf( HOSTS, pseudorandom( 'seq', 'host', 1 ) ) } AS host
			FROM wp_bench_numbers WHERE seq <= ${ customers }
		) AS made
		LEFT JOIN bought ON bought.customer_id = seq`
	);
	await fill(
		site,
		'wp_fct_customer_addresses',
		`INSERT INTO wp_fct_customer_addresses (customer_id, is_primary, type, name, address_1, city, state, phone, postcode, country, meta, created_at, updated_at)
		SELECT c.id, 1, made.type, CONCAT(c.first_name, ' ', c.last_name),
			CONCAT(${ oneOf( STREETS, pseudorandom( 'c.id', 'street', 1 ) ) }, ' ', c.id % 400),
			${ oneOf( CITIES, pseudorandom( 'c.id', 'city', 1 ) ) }, '',
			IF(c.id % 3, '', CONCAT('+49 ', 30 + c.id % 60, ' ', LPAD(c.id, 7, '0'))), LPAD(c.id * 37 % 100000, 5, '0'),
			${ oneOf( COUNTRIES, pseudorandom( 'c.id', 'country', 1 ) ) },
			IF(c.id % 5, '[]', CONCAT('{"other_data":{"company_name":"', ${ oneOf(
				COMPANIES,
				pseudorandom( 'c.id', 'company', 1 )
			) }, ' ', c.id % 1000, '"}}')), c.created_at, c.created_at
		FROM wp_fct_customers AS c JOIN (SELECT 'billing' AS type UNION SELECT 'shipping') AS made
		WHERE made.type = 'billing' OR c.id % 2`
	);
	await addLabels( site );
}

/**
 * Adds FluentCart's tables of labels: one label of a customer in twenty, and one of a customer in a thousand.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 */
async function addLabels( site ) {
	await site.sql(
		`CREATE TABLE wp_fct_label (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, value VARCHAR(192) NOT NULL, created_at DATETIME, updated_at DATETIME, UNIQUE KEY (value));
		CREATE TABLE wp_fct_label_relationships (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, label_id BIGINT UNSIGNED NOT NULL, labelable_id BIGINT UNSIGNED NOT NULL, labelable_type VARCHAR(192) NOT NULL, created_at DATETIME, updated_at DATETIME, KEY (label_id), KEY (labelable_id));
		INSERT INTO wp_fct_label (id, value) VALUES (1, 'VIP'), (2, 'Wholesale');
		INSERT INTO wp_fct_label_relationships (label_id, labelable_id, labelable_type)
		SELECT IF(id % 1000 = 1, 1, 2), id, 'FluentCart\\\\App\\\\Models\\\\Customer' FROM wp_fct_customers WHERE id % 20 = 1`
	);
}

/**
 * Adds users: a few are attached to customers, the others can be.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {number}                                   users The number of users.
 */
async function addUsers( site, users ) {
	await site.sql(
		`INSERT INTO wp_users (user_login, user_nicename, user_email, display_name, user_registered)
		SELECT CONCAT('user', seq), CONCAT('user', seq), CONCAT('user', seq, '@example.net'),
			CONCAT(${ oneOf( FIRST_NAMES, pseudorandom( 'seq', 'user', 1 ) ) }, ' ', ${ oneOf(
				LAST_NAMES,
				pseudorandom( 'seq', 'name', 1 )
			) }), UTC_TIMESTAMP()
		FROM wp_bench_numbers WHERE seq <= ${ users };
		ANALYZE TABLE wp_users;
		UPDATE wp_fct_customers SET user_id = 2 + id DIV 100 WHERE id % 100 = 3 AND id DIV 100 < ${ users }`
	);
}

/**
 * Runs the background jobs that a large store needs after activation, one after the other.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @return {Promise< number >} Seconds.
 */
export async function runBackgroundJobs( site ) {
	const began = performance.now();
	const left = `SELECT COUNT(*) FROM wp_fct_customers AS c LEFT JOIN wp_fcc_search_documents AS f ON f.customer_id = c.id WHERE f.customer_id IS NULL`;
	do {
		await site.call( 'bench/run_jobs', {
			hooks: [
				'fluent_cart_customers/add_indexes',
				'fluent_cart_customers/sweep',
			],
		} );
	} while ( ( await site.sql( left ) ).trim() !== '0' );
	return Math.round( ( performance.now() - began ) / 1000 );
}

/**
 * Fills an empty table without its indexes, and then adds all indexes in one statement, which is ten times as fast.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {string}                                   table
 * @param {string}                                   statements
 */
async function fill( site, table, statements ) {
	const created = await site.sql( `SHOW CREATE TABLE ${ table }` );
	const indexes = [
		...created.matchAll( /KEY (`[^`]+`) \(.+?\)(?=,?\\n)/g ),
	];
	const drop = indexes.map( ( [ , name ] ) => `DROP INDEX ${ name }` );
	const add = indexes.map( ( [ definition ] ) => `ADD ${ definition }` );
	await site.sql(
		`ALTER TABLE ${ table } ${ drop.join( ', ' ) };
		SET unique_checks = 0, foreign_key_checks = 0, sql_mode = '';
		${ statements };
		ALTER TABLE ${ table } ${ add.join( ', ' ) };
		ANALYZE TABLE ${ table }`
	);
}

/**
 * Creates the table `wp_bench_numbers` with the numbers from 1 to a maximum, as `seq`.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {number}                                   maximum
 */
export async function createNumbers( site, maximum ) {
	const doublings = [];
	for ( let count = 1; count < maximum; count *= 2 ) {
		doublings.push(
			`INSERT INTO wp_bench_numbers SELECT seq + ${ count } FROM wp_bench_numbers WHERE seq <= ${
				maximum - count
			}`
		);
	}
	await site.sql(
		[
			'CREATE TABLE wp_bench_numbers (seq INT PRIMARY KEY)',
			'INSERT INTO wp_bench_numbers VALUES (1)',
			...doublings,
		].join( '; ' )
	);
}

/** @param {string} name */
function asLocalPart( name ) {
	return name
		.normalize( 'NFD' )
		.replace( /[^a-z]/gi, '' )
		.toLowerCase();
}

/**
 * A deterministic number from 0 to 1, in SQL.
 *
 * @param {string} seq
 * @param {string} what  The purpose; each has other numbers.
 * @param {number} power 1 for a uniform distribution; higher values favour low numbers.
 */
function pseudorandom( seq, what, power ) {
	// Not CRC32: its values for two purposes correlate.
	return `POW(CONV(LEFT(SHA2(CONCAT('${ what }', ${ seq }), 256), 8), 16, 10) / 4294967296, ${ power })`;
}

/**
 * @param {string[]} words
 * @param {string}   number SQL, from 0 to 1.
 */
function oneOf( words, number ) {
	return `ELT(1 + FLOOR(${ words.length } * ${ number }), ${ words
		.map( ( word ) => `'${ word }'` )
		.join( ', ' ) })`;
}

/**
 * The date of the row with this number, in SQL: ascending until now.
 *
 * @param {number} count
 * @param {number} seconds
 */
function dateOf( count, seconds ) {
	return `DATE_SUB(UTC_TIMESTAMP(), INTERVAL FLOOR(60 + ${ seconds } * (1 - seq / ${ count })) SECOND)`;
}
