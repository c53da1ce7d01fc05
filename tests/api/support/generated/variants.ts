import fc, { type Arbitrary } from 'fast-check';
import { type ExampleCustomer, exampleBody } from '../example-customers.ts';
import { type GeneratedRequest } from './requests.ts';
import { type RoutedOperation, pathOf } from '../operations.ts';

/** White space and invisible characters that programs trim. */
export const PADDING = [
	' ',
	'\t',
	'\n',
	'\r',
	'\v',
	'\0',
	'\u00A0',
	'\u2003',
	'\u200B',
	'\u2028',
	'\u3000',
	'\uFEFF',
];

/** Control members of other operations. */
const FOREIGN = {
	action: 'delete',
	cursor: 'x',
	force: true,
	dry_run: true,
	customer_ids: [ 1 ],
	customerId: 2,
	id: 2,
	user_id: 1,
};

type Member = [ name: string, value: unknown ];

/**
 * An example of an operation with one control member written in a way that a lenient parser could accept: padded, in
 * another case, as a list, as another type, or twice.
 */
export function variantsOf(
	operation: RoutedOperation,
	customer: ExampleCustomer,
	action?: string
): Arbitrary< GeneratedRequest > {
	const { method } = operation;
	const body = {
		...exampleBody( operation, customer, action ),
		...( method === 'DELETE' && {
			force: true,
			...( operation.template.endsWith( 'address' ) && {
				address_id: customer.addressId,
			} ),
		} ),
		...( action === 'update_status' && { data: { status: 'inactive' } } ),
		...( action === 'delete' && { data: { force: true } } ),
	};
	const members = [
		...Object.entries( body ),
		...Object.entries( FOREIGN ).filter(
			( [ name ] ) => ! ( name in body )
		),
	];
	return fc
		.record( {
			path: pathsOf( operation, customer.id ),
			member: fc.constantFrom( ...members ).chain( variant ),
			carrier: fc.constantFrom< 'json' | 'twice' | 'query' | 'form' >(
				'json',
				'twice',
				'query',
				'form'
			),
		} )
		.map( ( { path, member: [ name, value ], carrier } ) => {
			const changed = { ...body, [ name ]: value };
			const original = JSON.stringify( Object( body )[ name ] ?? null );
			const json = JSON.stringify( changed );
			const twice = `{${ JSON.stringify( name ) }:${ original },${ json.slice( 1 ) }`;
			const texts = { json, twice, query: json, form: form( changed ) };
			return {
				method,
				path:
					carrier === 'query'
						? `${ path }?${ form( changed ) }`
						: path,
				...( method !== 'GET' && { body: texts[ carrier ] } ),
				headers: {
					'Content-Type':
						carrier === 'form'
							? 'application/x-www-form-urlencoded'
							: 'application/json',
				},
			};
		} );
}

function variant( [ name, value ]: Member ): Arbitrary< Member > {
	const text = String( value );
	const padding = fc.constantFrom( '', ...PADDING );
	return fc
		.oneof(
			{
				weight: 4,
				arbitrary: fc
					.tuple( padding, padding )
					.map( ( [ before, after ] ) => before + text + after ),
			},
			{
				weight: 3,
				arbitrary: fc.constantFrom(
					text.toUpperCase(),
					text[ 0 ]?.toUpperCase() + text.slice( 1 ),
					// Full-width letters and a Cyrillic letter.
					text.replace( /[!-~]/g, ( each ) =>
						String.fromCharCode( each.charCodeAt( 0 ) + 0xfee0 )
					),
					text.replace( 'e', 'е' ),
					`${ text }\u0301`
				),
			},
			{
				weight: 3,
				arbitrary: fc.constantFrom< unknown >(
					[ value ],
					{ 0: value },
					{ [ name ]: value },
					[ value, value ],
					null,
					'',
					true,
					0,
					1.0,
					`0${ text }`,
					`+${ text }`,
					`${ text }e0`
				),
			}
		)
		.map( ( written ) => [ name, written ] );
}

/** Mostly the customer's own path, and other spellings of it. */
function pathsOf(
	operation: RoutedOperation,
	id: number
): Arbitrary< string > {
	const path = pathOf( operation, id );
	return fc.oneof(
		{ weight: 5, arbitrary: fc.constant( path ) },
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				`${ path }/`,
				`${ path }%0A`,
				path.replace( 'customers', 'Customers' ),
				path.replace( `/${ id }`, `/0${ id }` ),
				path.replace( `/${ id }`, `/%20${ id }` )
			),
		}
	);
}

function form( members: object, parent = '' ): string {
	return Object.entries( members )
		.map( ( [ name, value ] ) => {
			const full = parent ? `${ parent }[${ name }]` : name;
			return typeof value === 'object' && value !== null
				? form( value, full )
				: `${ encodeURIComponent( full ) }=${ encodeURIComponent( String( value ) ) }`;
		} )
		.join( '&' );
}
