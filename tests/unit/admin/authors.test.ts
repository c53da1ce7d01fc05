import { authorsOf } from '../../../src/admin/customer/editing/authors';
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
		expect( authorsOf( activity, [ 'phone', 'email' ] ) ).toEqual( [
			'Ben',
		] );
	} );

	it( 'is nobody where it was the person, or who is gone, or not told', () => {
		const activity = [ entry( 'Me', 1, 'phone' ), entry( '', 4, 'email' ) ];
		expect( authorsOf( activity, [ 'phone', 'email', 'status' ] ) ).toEqual(
			[]
		);
	} );
} );
