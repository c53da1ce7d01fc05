import { ApiError } from '@fcc/store';
import {
	EMPTY_VALUES,
	fieldErrorsOf,
	validate,
} from '../../../src/admin/forms/customer-values';

const valid = { ...EMPTY_VALUES, email: 'ada@example.com' };

describe( 'validate', () => {
	it( 'accepts an email alone', () => {
		expect( validate( valid ) ).toEqual( {} );
	} );

	it.each( [ '', '   ', 'ada', 'ada@', '@example.com' ] )(
		'rejects the email “%s”',
		( email ) => {
			expect( validate( { ...valid, email } ) ).toHaveProperty( 'email' );
		}
	);

	it( 'counts characters as the database does, not UTF-16 units', () => {
		const longest = '🦄'.repeat( 192 );
		expect( validate( { ...valid, first_name: longest } ) ).toEqual( {} );
		expect(
			validate( { ...valid, first_name: longest + 'x' } )
		).toHaveProperty( 'first_name' );
	} );

	it( 'limits the notes by their bytes', () => {
		const notes = 'ä'.repeat( 8 * 1024 );
		expect( validate( { ...valid, notes } ) ).toEqual( {} );
		expect( validate( { ...valid, notes: notes + 'x' } ) ).toHaveProperty(
			'notes'
		);
	} );

	it( 'ignores invalid values that are not sent', () => {
		const imported = { ...EMPTY_VALUES, email: 'not an email' };
		expect( validate( imported, [ 'first_name' ] ) ).toEqual( {} );
		const notes = 'n'.repeat( 20_000 );
		expect( validate( { ...valid, notes }, [ 'email' ] ) ).toEqual( {} );
	} );
} );

it( 'fieldErrorsOf() returns the server’s messages of the form’s fields', () => {
	const error = new ApiError( {
		code: 'validation_error',
		message: 'Bad input.',
		status: 400,
		fields: {
			phone: 'Too long.',
			'additional_info[notes]': 'Too long, too.',
			elsewhere: 'Not in the form.',
		},
	} );
	expect( fieldErrorsOf( error ) ).toEqual( {
		phone: 'Too long.',
		notes: 'Too long, too.',
	} );
} );

it.each( [
	[ 'invalid_email', 409, true ],
	[ 'invalid_email', 400, undefined ],
	[ 'validation_error', 400, undefined ],
] )(
	'%s with status %d shows whether another customer has the email',
	( code, status, isTaken ) => {
		const fields = { email: 'Not this one.' };
		const error = new ApiError( { code, message: 'No.', status, fields } );
		expect( fieldErrorsOf( error ).isEmailTaken ).toBe( isTaken );
	}
);
