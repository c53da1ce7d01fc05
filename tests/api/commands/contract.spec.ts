import { compileContract } from '../../../tools/webpack/compile-contract.mjs';
import openapi from '../../../src/contract/openapi.json' with { type: 'json' };
import { expect, test } from '../support/test.ts';

interface Argument {
	type: 'positional' | 'assoc' | 'flag' | 'generic';
	name?: string;
	options?: string[];
}

interface Command {
	name?: string;
	arguments?: string[];
	steps_of?: string[];
	none?: string;
}

interface Schema {
	type?: string | string[];
	enum?: unknown[];
	properties?: Record< string, Schema >;
	additionalProperties?: unknown;
}

const ROOT = 'fluent-cart-customers';

/** They have no operation. */
const WITHOUT_OPERATION = [ 'check', 'reconcile' ];

const OPERATIONS = Object.entries( compileContract( openapi ) ).map(
	( [ id, operation ] ) => ( {
		id,
		...operation,
		command: operation.command as Command,
	} )
);

/** Names of the options of an object: of its members, if it has no others. */
function optionsOf( name: string, schema: Schema ): string[] {
	return schema.type === 'object' && schema.additionalProperties === false
		? Object.entries( schema.properties ?? {} ).flatMap( ( member ) =>
				optionsOf( ...member )
			)
		: [ name ];
}

test( 'each operation has a command, is a step of one, or says why not, and there are no other commands', async ( {
	site,
} ) => {
	await site.addPlugin( 'cli/wp-cli' );
	const names = Object.keys( await site.call< object >( 'cli/synopses' ) );
	const expected = new Set(
		OPERATIONS.flatMap( ( { command } ) => [
			...( command.name === undefined ? [] : [ command.name ] ),
			...( command.steps_of ?? [] ),
		] ).concat( WITHOUT_OPERATION )
	);
	expect(
		OPERATIONS.filter(
			( { command } ) =>
				[ command.name, command.steps_of, command.none ].filter(
					Boolean
				).length !== 1
		)
	).toEqual( [] );
	expect( names.toSorted() ).toEqual(
		[ ...expected ]
			.flatMap( ( name ) => [
				`${ ROOT } ${ name }`,
				`customer ${ name }`,
			] )
			.toSorted()
	);
} );

test( 'a command has all arguments of its operation', async ( { site } ) => {
	await site.addPlugin( 'cli/wp-cli' );
	const synopses =
		await site.call< Record< string, Argument[] > >( 'cli/synopses' );
	for ( const operation of OPERATIONS.filter(
		( { command } ) => command.name !== undefined
	) ) {
		const synopsis =
			synopses[ `${ ROOT } ${ operation.command.name }` ] ?? [];
		const body = ( operation.body ?? {} ) as Schema;
		const wanted = [
			...operation.parameters
				.filter( ( { name } ) => name !== 'cursor' )
				.flatMap( ( { name, schema } ) =>
					name === '_fields'
						? [ 'fields' ]
						: optionsOf( String( name ), schema )
				),
			...Object.entries( body.properties ?? {} ).flatMap( ( member ) =>
				optionsOf( ...member )
			),
		].map( ( name ) =>
			name.replace( /(?<=[a-z])(?=[A-Z])/g, '_' ).toLowerCase()
		);
		const names = synopsis.flatMap( ( { name } ) => name ?? [] );
		expect( names, operation.id ).toEqual(
			expect.arrayContaining( wanted )
		);
		expect( new Set( names ).size, operation.id ).toBe( names.length );
	}
	expect(
		synopses[ `${ ROOT } address list` ]?.find(
			( { name } ) => name === 'type'
		)?.options
	).toEqual( [ 'billing', 'shipping' ] );
} );

test( 'another plugin keeps the short name', async ( { site } ) => {
	await site.addPlugin( 'cli/wp-cli' );
	await site.addPlugin( 'cli/customer-command' );
	const names = Object.keys( await site.call< object >( 'cli/synopses' ) );
	expect( names ).toContain( `${ ROOT } list` );
	expect( names ).not.toContain( 'customer list' );
} );
