/**
 * The time of an export of all customers, beside MariaDB's own client with the same columns, and the memory that PHP
 * needs.
 */
import { NAMESPACE } from './requests.mjs';

/** The exported columns of a customer. */
const COLUMNS =
	'id, email, first_name, last_name, status, ltv, purchase_count, first_purchase_date, last_purchase_date, created_at, updated_at';

/** And the phone, which is stored with an address. */
const PHONE =
	'(SELECT a.phone FROM wp_fct_customer_addresses AS a WHERE a.customer_id = c.id AND a.is_primary = 1 ORDER BY a.type LIMIT 1)';

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureExport( site, visitor ) {
	const withoutPhone = await secondsOf( () =>
		site.sql( `SELECT ${ COLUMNS } FROM wp_fct_customers AS c ORDER BY id` )
	);
	const client = await secondsOf( () =>
		site.sql(
			`SELECT ${ COLUMNS }, ${ PHONE } FROM wp_fct_customers AS c ORDER BY id`
		)
	);
	const { data } = await visitor.post(
		`${ NAMESPACE }/customers/do-bulk-action`,
		{
			action: 'export',
			filters: {},
		}
	);
	const exportTime = await secondsOf( () =>
		visitor.download( data.download_url )
	);
	const ofExport = await memory( site );
	await visitor.get( `${ NAMESPACE }/customers` );
	const ofList = await memory( site );
	return [
		`Export of all customers: ${ exportTime.toFixed( 1 ) } s, ${ (
			exportTime / client
		).toFixed(
			2
		) } times \`mariadb --batch\` with the same columns (at most 3), ${ (
			exportTime / withoutPhone
		).toFixed(
			2
		) } times the same without the phone, which needs another table; PHP’s peak memory ${ megabytes(
			ofExport
		) } MiB, that of a list ${ megabytes( ofList ) } MiB (at most 16 more).`,
	];
}

/** @param {() => Promise< unknown >} work */
async function secondsOf( work ) {
	const began = performance.now();
	await work();
	return ( performance.now() - began ) / 1000;
}

/**
 * The peak of the last answer.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @return {Promise< number >} Bytes.
 */
function memory( site ) {
	return site.call( 'bench/memory_of_last_answer' );
}

/** @param {number} bytes */
function megabytes( bytes ) {
	return ( bytes / 2 ** 20 ).toFixed( 1 );
}
