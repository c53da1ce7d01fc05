import type { ActivityEntry } from '@fcc/store';
import {
	authorshipOf,
	lastEditors,
} from '../../../src/admin/customer/editing/authorship';

function entry( name: string, id: number, field: string ): ActivityEntry {
	return {
		id: 1,
		type: 'customer_updated',
		changes: [ { field, before: 'a', after: 'b' } ],
		address_id: null,
		user: null,
		author: { id, display_name: name },
		created_at: '2024-01-01T10:00:00Z',
		run: null,
	};
}

describe( 'lastEditors', () => {
	it( 'returns the last editor of each field, each user once', () => {
		const activity = [
			entry( 'Ben', 2, 'phone' ),
			entry( 'Ben', 2, 'email' ),
			entry( 'Cleo', 3, 'phone' ),
		];
		expect( lastEditors( activity, [ 'phone', 'email' ] ) ).toEqual( [
			'Ben',
		] );
	} );

	it( 'omits this user, deleted users, and fields without an entry', () => {
		const activity = [ entry( 'Me', 1, 'phone' ), entry( '', 4, 'email' ) ];
		expect(
			lastEditors( activity, [ 'phone', 'email', 'status' ] )
		).toEqual( [] );
	} );
} );

describe( 'authorshipOf', () => {
	const activity = [
		entry( 'Me', 1, 'phone' ),
		entry( 'Ben', 2, 'phone' ),
		entry( 'Ben', 2, 'email' ),
		{ ...entry( '', 4, 'status' ), author: null },
	];

	it( 'counts a field as own if this user was the last to change it', () => {
		expect( authorshipOf( activity, [ 'phone' ] ) ).toEqual( {
			own: [ 'phone' ],
			others: [],
			names: [],
		} );
	} );

	it( 'separates own fields from those of other users', () => {
		expect(
			authorshipOf( activity, [ 'phone', 'email', 'status' ] )
		).toEqual( {
			own: [ 'phone' ],
			others: [ 'email', 'status' ],
			names: [ 'Ben' ],
		} );
	} );

	it( 'is undefined if the activity contains none of the fields', () => {
		expect( authorshipOf( undefined, [ 'phone' ] ) ).toBeUndefined();
		expect( authorshipOf( activity, [ 'notes' ] ) ).toBeUndefined();
	} );
} );
