import { toUpdate, toValues, validate } from '../../../src/settings/values';

const saved = toValues( {
	currency: 'USD',
	name_order: 'site_language',
	permissions: { administrator: [ 'view', 'manage', 'delete' ], editor: [] },
	delete_data: false,
	activity_days: 0,
	undo_days: 30,
	agents: false,
} );

it( 'only changed settings and roles are sent', () => {
	expect( toUpdate( { ...saved }, saved ) ).toEqual( {} );
	expect(
		toUpdate(
			{
				...saved,
				name_order: 'family_first',
				permissions: { ...saved.permissions, editor: [ 'view' ] },
				activity_days: ' 30 ',
				undo_days: '0',
			},
			saved
		)
	).toEqual( {
		name_order: 'family_first',
		permissions: { editor: [ 'view' ] },
		activity_days: 30,
		undo_days: 0,
	} );
} );

it( 'an empty field keeps all activity', () => {
	const limited = { ...saved, activity_days: '30' };
	expect( toUpdate( saved, limited ) ).toEqual( { activity_days: 0 } );
} );

it.each( [
	[ '', [] ],
	[ '0', [] ],
	[ ' 36,500 ', [] ],
	[ '36501', [ 'activity_days' ] ],
	[ '-1', [ 'activity_days' ] ],
	[ '1.5', [ 'activity_days' ] ],
	[ 'a month', [ 'activity_days' ] ],
] )( 'the number of days “%s” is checked', ( days, names ) => {
	const problems = validate( { ...saved, activity_days: days } );
	expect( Object.keys( problems ) ).toEqual( names );
} );

it.each( [
	[ '0', [] ],
	[ '7', [] ],
	[ ' 365 ', [] ],
	[ '6', [ 'undo_days' ] ],
	[ '366', [ 'undo_days' ] ],
	[ '-7', [ 'undo_days' ] ],
	[ '7.5', [ 'undo_days' ] ],
	[ '', [ 'undo_days' ] ],
] )( 'the number of days to undo “%s” is checked', ( days, names ) => {
	const problems = validate( { ...saved, undo_days: days } );
	expect( Object.keys( problems ) ).toEqual( names );
} );
