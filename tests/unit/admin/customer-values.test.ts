import {
	changedFields,
	EMPTY_VALUES,
	toCreate,
	toUpdate,
	valuesOf,
} from '../../../src/admin/forms/customer-values';
import { record, summary } from '../support/server';

const ada = record( {
	phone: '+44 1',
	additional_info: { notes: 'VIP', company: 'Analytical Engines' },
} );

describe( 'the form of a customer', () => {
	it( 'sends only changed fields', () => {
		const values = { ...valuesOf( ada ), last_name: 'Byron' };
		const fields = changedFields( valuesOf( ada ), values );

		expect( toUpdate( values, fields ) ).toEqual( { last_name: 'Byron' } );
	} );

	it( 'spaces around a value are no change', () => {
		const values = { ...valuesOf( ada ), first_name: ' Ada ' };
		expect( changedFields( valuesOf( ada ), values ) ).toEqual( [] );
	} );

	it( 'emptied notes are removed without the other additional info', () => {
		const values = { ...valuesOf( ada ), notes: '' };
		expect( toUpdate( values, [ 'notes' ] ) ).toEqual( {
			additional_info: { notes: null },
		} );
	} );

	it( 'a row of a list fills the fields that it contains', () => {
		expect( valuesOf( summary() ) ).toEqual( {
			...EMPTY_VALUES,
			email: 'ada@example.com',
			first_name: 'Ada',
			last_name: 'Lovelace',
			status: 'active',
		} );
	} );
} );

describe( 'the form of a new customer', () => {
	it( 'omits untouched fields, including the status, whose default depends on the store', () => {
		expect(
			toCreate( { ...EMPTY_VALUES, email: ' eve@example.com ' } )
		).toEqual( { email: 'eve@example.com' } );
	} );
} );
