import {
	authorshipOf,
	lastEditors,
} from '../../../src/admin/customer/editing/draft-base';
import type { ActivityEntry } from '@fcc/store';

function entry( name: string, id: number, field: string ): ActivityEntry {
	return {
		id: 1,
		type: 'customer_updated',
		changes: [ { field, before: 'a', after: 'b' } ],
		address_id: null,
		user: null,
		author: { id, display_name: name },
		created_at: '2024-01-01T10:00:00Z',
	};
}

describe( 'who changed a field', () => {
	it( 'is who did so last, each person once', () => {
		const activity = [
			entry( 'Ben', 2, 'phone' ),
			entry( 'Ben', 2, 'email' ),
			entry( 'Cleo', 3, 'phone' ),
		];
		expect( lastEditors( activity, [ 'phone', 'email' ] ) ).toEqual( [
			'Ben',
		] );
	} );

	it( 'is nobody where it was the person, or who is gone, or not told', () => {
		const activity = [ entry( 'Me', 1, 'phone' ), entry( '', 4, 'email' ) ];
		expect(
			lastEditors( activity, [ 'phone', 'email', 'status' ] )
		).toEqual( [] );
	} );
} );

describe( 'whose change it was', () => {
	const activity = [
		entry( 'Me', 1, 'phone' ),
		entry( 'Ben', 2, 'phone' ),
		entry( 'Ben', 2, 'email' ),
		{ ...entry( '', 4, 'status' ), author: null },
	];

	it( 'is the person’s own where they were the last to change it', () => {
		expect( authorshipOf( activity, [ 'phone' ] ) ).toEqual( {
			own: [ 'phone' ],
			others: [],
			names: [],
		} );
	} );

	it( 'is told apart for each field', () => {
		expect(
			authorshipOf( activity, [ 'phone', 'email', 'status' ] )
		).toEqual( {
			own: [ 'phone' ],
			others: [ 'email', 'status' ],
			names: [ 'Ben' ],
		} );
	} );

	it( 'is unknown while nothing is known of these fields', () => {
		expect( authorshipOf( undefined, [ 'phone' ] ) ).toBeUndefined();
		expect( authorshipOf( activity, [ 'notes' ] ) ).toBeUndefined();
	} );
} );
