import openapi from '../../../src/contract/openapi.json';
import {
	compileAbilities,
	givenAbilities,
} from '../../../tools/webpack/compile-abilities.mjs';

/**
 * @param operation What `PUT /people/{personId}` has beside its id, argument and answer.
 * @return A document with that one operation.
 */
function documentOf( operation: object ) {
	return {
		paths: {
			'/people/{personId}': {
				put: {
					operationId: 'updatePerson',
					summary: 'Update a person',
					parameters: [
						{
							name: 'personId',
							in: 'path',
							required: true,
							schema: { type: 'integer' },
						},
					],
					responses: {
						200: {
							content: {
								'application/json': {
									schema: {
										properties: {
											data: { type: 'object' },
										},
									},
								},
							},
						},
					},
					...operation,
				},
			},
		},
	};
}

function bodyOf( properties: object, required: string[] = [] ) {
	const schema = { type: 'object', properties, required };
	return {
		requestBody: { content: { 'application/json': { schema } } },
	};
}

it( 'the input has path and body, without what is preset, and one type for each value', () => {
	const document = documentOf( {
		'x-ability': {
			name: 'rename',
			preset: { dry_run: false },
			omit: [ 'data.force' ],
		},
		...bodyOf(
			{
				name: { type: [ 'string', 'null' ], 'x-raw': true },
				tags: { type: [ 'array', 'string' ], minLength: 1 },
				value: { type: [ 'string', 'number' ] },
				dry_run: { type: 'boolean' },
				data: {
					type: 'object',
					properties: {
						force: { type: 'boolean' },
						why: { type: 'string' },
					},
				},
			},
			[ 'name', 'dry_run' ]
		),
	} );
	expect( compileAbilities( document ).rename ).toEqual( {
		operation: 'updatePerson',
		summary: 'Update a person',
		description: '',
		input: {
			type: 'object',
			properties: {
				person_id: { type: 'integer' },
				name: { type: 'string' },
				tags: { type: 'array' },
				value: {
					anyOf: [ { type: 'string' }, { type: 'number' } ],
				},
				data: {
					type: 'object',
					properties: { why: { type: 'string' } },
				},
			},
			required: [ 'person_id', 'name' ],
			additionalProperties: false,
		},
		output: { type: 'object' },
		annotations: { readonly: false, destructive: false, idempotent: true },
		places: {
			person_id: [ 'path', 'personId' ],
			name: [ 'body', 'name' ],
			tags: [ 'body', 'tags' ],
			value: [ 'body', 'value' ],
			data: [ 'body', 'data' ],
		},
		preset: { dry_run: false },
	} );
} );

it( 'two inputs with one name are an error', () => {
	const document = documentOf( {
		'x-ability': { name: 'rename' },
		...bodyOf( { person_id: { type: 'integer' } } ),
	} );
	expect( () => compileAbilities( document ) ).toThrow(
		'The ability rename has two inputs person_id.'
	);
} );

it( 'an operation without an ability and without a reason is an error', () => {
	expect( () => compileAbilities( documentOf( {} ) ) ).toThrow(
		'updatePerson needs an ability, or a reason why it has none.'
	);
	expect(
		givenAbilities( documentOf( { 'x-ability': { none: 'Too risky.' } } ) )
	).toEqual( { updatePerson: [] } );
} );

it( 'each operation of the contract has an ability, or a reason', () => {
	expect( Object.keys( givenAbilities( openapi ) ).sort() ).toEqual(
		Object.values( openapi.paths )
			.flatMap( ( item ) => Object.values< object >( item ) )
			.flatMap( ( operation ) =>
				'operationId' in operation ? operation.operationId : []
			)
			.sort()
	);
} );
