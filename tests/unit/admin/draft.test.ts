import {
	changedFields,
	draftOf,
	EMPTY_DRAFT,
	toCreate,
	toUpdate,
} from '../../../src/admin/customer-form/draft';
import { record, summary } from '../support/server';

const ada = record( {
	phone: '+44 1',
	additional_info: { notes: 'VIP', company: 'Analytical Engines' },
} );

describe( 'the form of a customer', () => {
	it( 'sends only what was changed', () => {
		const draft = { ...draftOf( ada ), last_name: 'Byron' };
		const fields = changedFields( draftOf( ada ), draft );

		expect( toUpdate( draft, fields ) ).toEqual( { last_name: 'Byron' } );
	} );

	it( 'does not take spaces around a value for a change', () => {
		const draft = { ...draftOf( ada ), first_name: ' Ada ' };
		expect( changedFields( draftOf( ada ), draft ) ).toEqual( [] );
	} );

	it( 'removes notes that were emptied, and no other additional info', () => {
		const draft = { ...draftOf( ada ), notes: '' };
		expect( toUpdate( draft, [ 'notes' ] ) ).toEqual( {
			additional_info: { notes: null },
		} );
	} );

	it( 'starts with what a list knows', () => {
		expect( draftOf( summary() ) ).toEqual( {
			...EMPTY_DRAFT,
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
			toCreate( { ...EMPTY_DRAFT, email: ' eve@example.com ' } )
		).toEqual( { email: 'eve@example.com' } );
	} );
} );
