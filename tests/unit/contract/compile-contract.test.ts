import openapi from '../../../src/contract/openapi.json';
import { compileContract } from '../../../tools/webpack/compile-contract.mjs';

const person = {
	type: 'object',
	required: [ 'id' ],
	properties: { id: { type: 'integer' } },
};

/**
 * @param operation What `GET /people/{id}` has beside an id and an answer.
 * @param schemas   Schemas that can be referred to.
 * @return A document with that one operation.
 */
function documentOf( operation: object, schemas: object = {} ) {
	return {
		paths: {
			'/people/{id}': {
				parameters: [ { $ref: '#/components/parameters/id' } ],
				get: {
					operationId: 'getPerson',
					responses: { 200: { description: 'The person.' } },
					...operation,
				},
			},
		},
		components: {
			parameters: {
				id: {
					name: 'id',
					in: 'path',
					required: true,
					description: 'The id.',
					schema: { type: 'integer' },
				},
			},
			schemas,
		},
	};
}

function answerWith( schema: object ) {
	return {
		responses: { 200: { content: { 'application/json': { schema } } } },
	};
}

it( 'describes an operation by what its route needs', () => {
	const query = { name: 'q', in: 'query', schema: { type: 'string' } };

	expect(
		compileContract(
			documentOf( {
				'x-right': 'people/view',
				'x-capabilities': [ 'list_users' ],
				'x-limit': { look: 'list', poke: 'update' },
				'x-command': { name: 'get' },
				summary: 'Get a person',
				description: 'All of it.',
				parameters: [ query ],
				...answerWith( person ),
			} )
		)
	).toEqual( {
		getPerson: {
			method: 'GET',
			path: '/people/{id}',
			right: 'people/view',
			capabilities: [ 'list_users' ],
			limit: { look: 'list', poke: 'update' },
			command: { name: 'get' },
			summary: 'Get a person',
			description: 'All of it.',
			parameters: [
				{
					name: 'id',
					in: 'path',
					required: true,
					description: 'The id.',
					schema: { type: 'integer' },
				},
				{ ...query, required: false, description: '' },
			],
			body: null,
			response: person,
			status: 200,
		},
	} );
} );

it( 'needs no right, and is not counted, unless it says so', () => {
	const { getPerson } = compileContract( documentOf( answerWith( person ) ) );
	expect( getPerson ).toMatchObject( {
		right: null,
		capabilities: [],
		limit: null,
		command: {},
	} );
} );

it( 'takes the status and schema of the first success', () => {
	const { getPerson } = compileContract(
		documentOf(
			{
				responses: {
					400: { description: 'Bad.' },
					201: { $ref: '#/components/schemas/Answer' },
				},
			},
			{ Answer: { content: { 'application/json': { schema: person } } } }
		)
	);

	expect( getPerson ).toMatchObject( { status: 201, response: person } );
} );

it( 'resolves references, and keeps what stands beside them', () => {
	const { getPerson } = compileContract(
		documentOf(
			answerWith( {
				type: 'array',
				items: {
					$ref: '#/components/schemas/Person',
					description: 'One of them.',
				},
			} ),
			{ Person: person }
		)
	);

	expect( getPerson?.response ).toEqual( {
		type: 'array',
		items: { ...person, description: 'One of them.' },
	} );
} );

it( 'adds up the parts of allOf', () => {
	const { getPerson } = compileContract(
		documentOf(
			answerWith( {
				allOf: [
					{ $ref: '#/components/schemas/Person' },
					{
						required: [ 'id', 'age' ],
						properties: { age: { type: 'integer' } },
					},
				],
				description: 'A person with an age.',
			} ),
			{ Person: person }
		)
	);

	expect( getPerson?.response ).toEqual( {
		type: 'object',
		description: 'A person with an age.',
		required: [ 'id', 'age' ],
		properties: { id: { type: 'integer' }, age: { type: 'integer' } },
	} );
} );

it.each( [
	[
		'a reference that doesn’t resolve',
		documentOf( answerWith( { $ref: '#/components/schemas/Missing' } ) ),
		'#/components/schemas/Missing doesn’t resolve.',
	],
	[
		'a reference to itself',
		documentOf( answerWith( { $ref: '#/components/schemas/Person' } ), {
			Person: {
				properties: { boss: { $ref: '#/components/schemas/Person' } },
			},
		} ),
		'#/components/schemas/Person refers to itself.',
	],
	[
		'an operation without a name',
		documentOf( { operationId: undefined } ),
		'GET /people/{id} has no operationId.',
	],
	[
		'an operation that cannot succeed',
		documentOf( { responses: { 404: { description: 'Never.' } } } ),
		'GET /people/{id} has no success response.',
	],
] )( 'rejects %s', ( _, document, message ) => {
	expect( () => compileContract( document ) ).toThrow( message );
} );

it( 'leaves nothing of the real contract unresolved', () => {
	const operations = compileContract( openapi );

	expect( operations ).toHaveProperty( 'listCustomers' );
	expect( JSON.stringify( operations ) ).not.toMatch( /"(\$ref|allOf)":/ );
} );
