/**
 * A large store, written by MariaDB itself in a few statements.
 */

/** Everybody and everything between these two days. */
const YEARS = 8;

/**
 * @param {import('../../tools/site/site.mjs').Site} site      On MariaDB, with the plugin's tables still empty.
 * @param {number}                                   customers How many.
 * @param {number}                                   orders    How many; a few customers have many of them.
 */
export async function fillStore( site, customers, orders ) {
	const seconds = YEARS * 365 * 86_400;
	await site.php(
		`set_time_limit( 0 );
		global $wpdb;
		$run = function ( $sql ) use ( $wpdb ) {
			if ( false === $wpdb->query( strtr( $sql, array( '{customers}' => $wpdb->prefix . 'fct_customers', '{orders}' => $wpdb->prefix . 'fct_orders' ) ) ) ) {
				throw new RuntimeException( $wpdb->last_error );
			}
		};
		array_map( $run, $args['statements'] );`,
		{
			statements: [
				`INSERT INTO {customers} (id, email, first_name, last_name, notes, uuid, created_at, updated_at)
				SELECT seq, CONCAT('customer', seq, '@example.com'), CONCAT('First', seq % 397), CONCAT('Last', seq % 389), '', MD5(seq), placed, placed
				FROM (SELECT seq, ${ placedAt( customers, seconds ) } AS placed FROM seq_1_to_${ customers }) AS drawn`,
				`INSERT INTO {orders} (id, status, payment_status, customer_id, payment_method, payment_method_title, currency, total_amount, total_paid, total_refund, uuid, created_at, updated_at)
				SELECT seq, 'completed',
					ELT(1 + seq % 20, 'pending', 'failed', 'refunded', 'partially_refunded', 'partially_paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid'),
					1 + FLOOR(${ customers } * POW(CRC32(seq) / 4294967296, 2)), 'stripe', 'Stripe',
					ELT(1 + seq % 27, 'EUR', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'USD'),
					cents, cents, CASE WHEN seq % 20 = 3 THEN cents DIV 3 ELSE 0 END, MD5(seq), placed, placed
				FROM (SELECT seq, 500 + CRC32(seq * 7) % 60000 AS cents, ${ placedAt( orders, seconds ) } AS placed FROM seq_1_to_${ orders }) AS drawn`,
				'ANALYZE TABLE {customers}, {orders}',
			],
		}
	);
}

/**
 * When the one of this number was made, in SQL: one after the other, until now.
 *
 * @param {number} count
 * @param {number} seconds
 */
function placedAt( count, seconds ) {
	return `DATE_SUB(UTC_TIMESTAMP(), INTERVAL FLOOR(60 + ${ seconds } * (1 - seq / ${ count })) SECOND)`;
}
