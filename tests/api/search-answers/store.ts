import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { CUSTOMERS } from './customers.ts';

/** The id of the first customer; the others follow, so `#90002` is the second. */
const FIRST_ID = 90_001;

export interface StoredCustomer {
	key: string;
	id: number;
	countries: string[];
	/** The stored values by the field of a match. */
	values: Record< string, string[] >;
}

interface Search {
	search: string;
	/** The fields that must be among the matched ones. */
	fields: string[];
	found: number[];
	/** May be found, too. */
	allowed: number[];
}

const LINES = CUSTOMERS.trim()
	.split( '\n' )
	.map( ( line ) =>
		line.split( '|' ).map( ( cell ) => withCharacters( cell.trim() ) )
	);

/** Replaces all customers by those of customers.ts, by plain SQL, and brings the search index up to date. */
export async function fillStore( site: TestSite ): Promise< StoredCustomer[] > {
	const customers: StoredCustomer[] = [];
	const rows: Record<
		string,
		Array< Record< string, string | number | null > >
	> = {
		users: [],
		fct_customers: [],
		fct_customer_meta: [],
		fct_customer_addresses: [],
		fct_orders: [],
	};
	for ( const cells of LINES ) {
		if ( cells[ 0 ]?.startsWith( '>' ) ) {
			const customer = customers.at( -1 );
			if ( customer ) {
				const first = cells[ 0 ].slice( 1 ).trim();
				const address = [ first, ...cells.slice( 1 ) ];
				rows.fct_customer_addresses?.push(
					addressRow( customer, address, false )
				);
			}
			continue;
		}
		const [ key = '', first = '', last = '', email = '', phone = '' ] =
			cells;
		const [ orders = '', login = '' ] = cells.slice( 11 );
		const id = FIRST_ID + customers.length;
		const customer: StoredCustomer = {
			key,
			id,
			countries: [],
			values: {
				name: [ `${ first } ${ last }`.trim() ],
				email: [ email ],
				phone: phone ? [ phone ] : [],
				id: [ String( id ) ],
				user: login ? [ login ] : [],
			},
		};
		customers.push( customer );
		rows.fct_customers?.push( {
			id,
			email,
			first_name: first,
			last_name: last,
			notes: '',
			user_id: login ? id : null,
		} );
		if ( phone ) {
			rows.fct_customer_meta?.push( {
				customer_id: id,
				meta_key: 'phone',
				meta_value: phone,
			} );
		}
		if ( login ) {
			rows.users?.push( {
				ID: id,
				user_login: login,
				user_nicename: login,
				user_email: email,
				display_name: login,
			} );
		}
		rows.fct_customer_addresses?.push(
			addressRow( customer, cells.slice( 5, 11 ), true )
		);
		for ( const order of orders.split( ' ' ).filter( Boolean ) ) {
			rows.fct_orders?.push( orderRow( customer, order ) );
		}
	}
	await runSql(
		site,
		'DELETE FROM {fct_customers}',
		'DELETE FROM {fct_customer_addresses}',
		'DELETE FROM {fct_customer_meta}',
		'DELETE FROM {fct_orders}'
	);
	await site.call( 'rows/insert_all', { rows } );
	await reconcile( site );
	return customers;
}

function addressRow(
	{ id, values, countries }: StoredCustomer,
	[
		company = '',
		street = '',
		city = '',
		postcode = '',
		country = '',
		phone = '',
	]: string[],
	isPrimary: boolean
) {
	const fields = { company, street, city, postcode, country, phone };
	for ( const [ field, value ] of Object.entries( fields ) ) {
		values[ field ] = [ ...( values[ field ] ?? [] ), value ].filter(
			Boolean
		);
	}
	countries.push( country );
	return {
		customer_id: id,
		type: 'billing',
		is_primary: isPrimary ? 1 : 0,
		address_1: street,
		city,
		postcode,
		country,
		phone,
		meta: JSON.stringify( { other_data: { company_name: company } } ),
	};
}

function orderRow( { id, values }: StoredCustomer, order: string ) {
	const cut = order.lastIndexOf( '/' );
	const invoice = order.slice( 0, cut );
	const receipt = order.slice( cut + 1 );
	values.order = [ ...( values.order ?? [] ), invoice, receipt ];
	return {
		customer_id: id,
		invoice_no: invoice,
		receipt_number: Number( receipt ),
		payment_method: '',
		payment_method_title: '',
		currency: 'USD',
		note: '',
		ip_address: '',
		uuid: order,
	};
}

/** Reads searches as names-and-emails.ts describes them. */
export function readSearches(
	text: string,
	customers: StoredCustomer[]
): Search[] {
	const searches: Search[] = [];
	let fields: string[] = [];
	for ( const line of text.split( '\n' ).filter( Boolean ) ) {
		const [ search = '', answer ] = line.split( ' → ' );
		if ( answer === undefined ) {
			fields = line.slice( 2 ).split( ' ' );
			continue;
		}
		const [ ids = '', by = '' ] = answer.split( ' by ' );
		const [ found = '', allowed = '' ] = ids.split( '~' );
		searches.push( {
			search: withCharacters( search ),
			fields: by ? by.split( ' ' ) : fields,
			found: idsOf( found, customers ),
			allowed: idsOf( allowed, customers ),
		} );
	}
	return searches;
}

/** The ids of customers: `obrien @DE`. */
export function idsOf( keys: string, customers: StoredCustomer[] ): number[] {
	return keys
		.split( ' ' )
		.filter( ( key ) => key !== '' && key !== '-' )
		.flatMap( ( key ) => {
			const ids = customers
				.filter( ( customer ) =>
					key.startsWith( '@' )
						? customer.countries.includes( key.slice( 1 ) )
						: customer.key === key
				)
				.map( ( { id } ) => id );
			if ( ids.length === 0 ) {
				throw new Error( `No customer “${ key }”.` );
			}
			return ids;
		} );
}

function withCharacters( text: string ): string {
	return text.replace( /\{([0-9A-F]+)\}/g, ( _, code: string ) =>
		String.fromCodePoint( parseInt( code, 16 ) )
	);
}
