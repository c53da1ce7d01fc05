import { starterName } from '../../../src/admin/operations/texts';
import { resultRows } from '../../../src/admin/runs/results-csv';
import {
	countsByOutcome,
	customersText,
	notUndoableText,
	planText,
	previewText,
	stateLabel,
} from '../../../src/admin/runs/texts';
import { counts, run } from '../support/run';

const BEFORE = Date.parse( '2026-05-04T10:00:00Z' );
const AFTER = Date.parse( '2026-07-01T10:00:00Z' );

describe( 'the state of a run', () => {
	it( 'is “Waiting” while another run must end first', () => {
		expect(
			stateLabel( run( { state: 'running', waits_for: 7 } ) )[ 0 ]
		).toBe( 'Waiting' );
	} );

	it( 'is “Running” while it works', () => {
		expect( stateLabel( run( { state: 'running' } ) )[ 0 ] ).toBe(
			'Running'
		);
	} );
} );

describe( 'the reason why a run cannot be undone', () => {
	it( 'names the day since when, if the time is over', () => {
		expect( notUndoableText( run( { can_undo: false } ), AFTER ) ).toMatch(
			/^Can’t be undone since June 2/
		);
	} );

	it( 'has no day if no values were recorded', () => {
		expect(
			notUndoableText(
				run( { can_undo: false, undo_until: null } ),
				AFTER
			)
		).toBe( 'Can’t be undone' );
	} );

	it.each( [
		[ 'can be undone', run() ],
		[ 'was undone', run( { can_undo: false, undone_by: 13 } ) ],
		[ 'still works', run( { can_undo: false, state: 'running' } ) ],
		[
			'changed nothing',
			run( { can_undo: false, counts: counts( { failed: 200 } ) } ),
		],
	] )( 'is omitted for a run that %s', ( _name, ended ) => {
		expect( notUndoableText( ended, AFTER ) ).toBeUndefined();
	} );

	it( 'is omitted for a user without the right, while others can undo it', () => {
		expect(
			notUndoableText( run( { can_undo: false } ), BEFORE )
		).toBeUndefined();
	} );
} );

describe( 'the number of customers of a run', () => {
	it( 'is the total of a complete run', () => {
		expect( customersText( run() ) ).toBe( '200' );
	} );

	it( 'says how many customers a canceled run has reached', () => {
		expect(
			customersText( run( { state: 'canceled', processed: 50 } ) )
		).toBe( '50 of 200' );
	} );

	it( 'is the total of a run that works', () => {
		expect(
			customersText( run( { state: 'running', processed: 50 } ) )
		).toBe( '200' );
	} );

	it( 'is listed by outcome, without outcomes that no customer has', () => {
		expect(
			countsByOutcome( counts( { failed: 1, updated: 5 } ) )
		).toEqual( [
			{ outcome: 'updated', count: 5 },
			{ outcome: 'failed', count: 1 },
		] );
	} );
} );

describe( 'the author of a run', () => {
	it( 'has the name of the application', () => {
		expect( starterName( run( { application: 'Zapier' } ) ) ).toBe(
			'Ann (Zapier)'
		);
	} );

	it( 'is the system if no user was logged in', () => {
		expect( starterName( run( { user: null } ) ) ).toBe( 'The system' );
	} );
} );

describe( 'a plan', () => {
	it( 'of an undo is told in one sentence for each outcome', () => {
		expect(
			planText( counts( { restored: 1, kept: 7, failed: 3 } ) )
		).toBe(
			'1 deleted customer will exist again. 7 customers were changed since, and later changes will be kept. The changes of 3 customers can’t be undone.'
		);
	} );

	it( 'of an undo says so if there is nothing to undo', () => {
		expect( planText( counts() ) ).toBe( 'There is nothing to undo.' );
	} );

	it( 'of a bulk action says how many customers it changes, leaves alone, and cannot change', () => {
		expect(
			previewText( counts( { updated: 2, unchanged: 1, failed: 3 } ) )
		).toBe(
			'2 customers will be updated. 1 customer won’t change. 3 customers can’t be changed.'
		);
		expect( previewText( counts( { deleted: 1 } ) ) ).toBe(
			'1 customer will be deleted.'
		);
		expect( previewText( counts() ) ).toBe( 'No customer is selected.' );
	} );
} );

it( 'the CSV file of results has a row for each customer', () => {
	expect(
		resultRows( [
			{
				customer_id: 2,
				customer: null,
				row: null,
				outcome: 'failed',
				code: 'customer_not_found',
				message: 'Customer with ID 2 not found',
			},
			{
				customer_id: 3,
				customer: {
					first_name: 'Ada',
					last_name: '',
					email: 'ada@example.com',
				},
				row: null,
				outcome: 'kept',
				code: 'changed_since',
				message: 'City: not undone.',
			},
		] )
	).toEqual( [
		[ 'customer_id', 'name', 'email', 'outcome', 'code', 'message' ],
		[
			'2',
			'Customer #2',
			'',
			'failed',
			'customer_not_found',
			'Customer with ID 2 not found',
		],
		[
			'3',
			'Ada',
			'ada@example.com',
			'kept',
			'changed_since',
			'City: not undone.',
		],
	] );
} );
