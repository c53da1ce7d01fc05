import Ajv2020 from 'ajv/dist/2020.js';
import { compileContract } from '../../../tools/webpack/compile-contract.mjs';
import { givenAbilities } from '../../../tools/webpack/compile-abilities.mjs';
import openapi from '../../../src/contract/openapi.json' with { type: 'json' };
import { connectAgent, NAMESPACE } from './support/agent.ts';
import { expect, test } from '../support/test.ts';

interface Schema {
	type?: unknown;
	properties?: Record< string, Schema >;
	items?: Schema;
	additionalProperties?: unknown;
	anyOf?: Schema[];
	required?: string[];
}

const OPERATIONS = compileContract( openapi );

/** Abilities as the contract has them, with their operations. */
const GIVEN = Object.entries( givenAbilities( openapi ) ).flatMap(
	( [ id, abilities ] ) =>
		abilities.map( ( ability ) => ( {
			...ability,
			operation: OPERATIONS[ id ]!, // eslint-disable-line @typescript-eslint/no-non-null-assertion -- Of the same document.
		} ) )
);

/** Answers of these depend on runs, which the specs of runs have. */
const INPUTS: Record< string, object > = {
	lookup: { email: 'ada@example.com' },
	'get-customer': { customer_id: 1 },
	'get-stats': { customer_id: 1 },
	'list-orders': { customer_id: 1 },
	'list-addresses': { customer_id: 1 },
	'list-activity': { customer_id: 1 },
	'get-run': { run_id: 1 },
	'list-run-results': { run_id: 1 },
};

/** Names of the arguments of an ability, as its contract has them. */
function inputsOf( {
	operation,
	preset = {},
	body: whole,
}: ( typeof GIVEN )[ number ] ): string[] {
	const { properties = {} } = ( operation.body ?? {} ) as Schema;
	return [
		...operation.parameters.map( ( { name, in: where } ) => {
			if ( where === 'header' ) {
				return 'version';
			}
			return where === 'path'
				? `${ String( name ).replace( /Id$/, '' ) }_id`
				: String( name ).replace( '_fields', 'fields' );
		} ),
		...( whole === undefined ? Object.keys( properties ) : [ whole ] ),
	].filter( ( name ) => name !== 'cursor' && ! ( name in preset ) );
}

/** A schema and all schemas within it. */
function schemasIn( schema: Schema ): Schema[] {
	return [
		schema,
		...[
			...Object.values( schema.properties ?? {} ),
			...( schema.items ? [ schema.items ] : [] ),
			...( schema.anyOf ?? [] ),
			...( typeof schema.additionalProperties === 'object'
				? [ schema.additionalProperties as Schema ]
				: [] ),
		].flatMap( schemasIn ),
	];
}

/** What is wrong with an answer. */
function problemsOf( schema: object, answer: unknown ): object[] {
	const ajv = new Ajv2020( { strict: false, validateFormats: false } );
	return ajv.validate( schema, answer ) ? [] : ( ajv.errors ?? [] );
}

test(
	'WordPress has the abilities of the contract, with their arguments and annotations',
	{ tag: '@wordpress-6.9' },
	async ( { site } ) => {
		const abilities = await (
			await connectAgent( site, site.users.admin )
		).abilities();
		expect( abilities.map( ( { name } ) => name ).toSorted() ).toEqual(
			GIVEN.map( ( { name } ) => `${ NAMESPACE }/${ name }` ).toSorted()
		);
		for ( const given of GIVEN ) {
			const { method } = given.operation;
			const ability = abilities.find( ( { name } ) =>
				name.endsWith( `/${ given.name }` )
			);
			const input = ability?.input_schema as Schema;
			expect(
				Object.keys( input.properties ?? {} ).toSorted(),
				given.name
			).toEqual( inputsOf( given ).toSorted() );
			expect( ability, given.name ).toMatchObject( {
				label: expect.stringMatching( /^[A-Z]/ ),
				description: expect.stringMatching( /\.$/ ),
				category: NAMESPACE,
				input_schema: { type: 'object', additionalProperties: false },
				output_schema: { type: 'object' },
				meta: {
					annotations: {
						readonly: method === 'GET',
						destructive: given.destructive ?? false,
						idempotent: method === 'GET' || method === 'PUT',
					},
					show_in_rest: true,
					public: false,
					mcp: { public: false },
				},
			} );
			expect(
				schemasIn( input ).filter(
					( { type, anyOf, properties } ) =>
						( typeof type !== 'string' && ! anyOf ) ||
						Array.isArray( properties )
				),
				given.name
			).toEqual( [] );
		}
		expect( JSON.stringify( abilities ) ).not.toContain( '$ref' );
	}
);

test(
	'answers have the schema that WordPress announces',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		await admin.updateCustomer( 1, { first_name: 'Augusta' } );
		const agent = await connectAgent( site, site.users.admin );
		const abilities = await agent.abilities();
		const answers = [];
		for ( const { name, output_schema } of abilities.filter(
			( { meta } ) => meta.annotations.readonly
		) ) {
			const short = name.replace( `${ NAMESPACE }/`, '' );
			const { status, body } = await agent.read( short, INPUTS[ short ] );
			answers.push( {
				name,
				status,
				problems: problemsOf( output_schema, body ),
			} );
		}
		expect( answers.length ).toBeGreaterThan( 10 );
		expect( answers ).toEqual(
			answers.map( ( { name } ) => ( {
				name,
				status: 200,
				problems: [],
			} ) )
		);
	}
);
