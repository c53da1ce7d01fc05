import {
	changedFields,
	valuesOf,
	EMPTY_VALUES,
	toCreate,
	toUpdate,
} from '../../../src/admin/forms/customer-values';
import { record, summary } from '../support/server';

const ada = record( {
	phone: '+44 1',
	additional_info: { notes: 'VIP', company: 'Analytical Engines' },
} );

describe( 'the form of a customer', () => {
	it( 'sends only what was changed', () => {
		const values = { ...valuesOf( ada ), last_name: 'Byron' };
		const fields = changedFields( valuesOf( ada ), values );

		expect( toUpdate( values, fields ) ).toEqual( { last_name: 'Byron' } );
	} );

	it( 'does not take spaces around a value for a change', () => {
		const values = { ...valuesOf( ada ), first_name: ' Ada ' };
		expect( changedFields( valuesOf( ada ), values ) ).toEqual( [] );
	} );

	it( 'removes notes that were emptied, and no other additional info', () => {
		const values = { ...valuesOf( ada ), notes: '' };
		expect( toUpdate( values, [ 'notes' ] ) ).toEqual( {
			additional_info: { notes: null },
		} );
	} );

	it( 'starts with what a list knows', () => {
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
	it( 'leaves out what was left as it is, a status that stores differ in among it', () => {
		expect(
			toCreate( { ...EMPTY_VALUES, email: ' eve@example.com ' } )
		).toEqual( { email: 'eve@example.com' } );
	} );
} );
