import {
	startSending,
	type SendProgress,
} from '../../../src/admin/import-api/sending';
import type { Import } from '../../../src/api';
import { failure, requests, serve, success } from '../support/server';
import { until } from '../support/until';

const IMPORT: Import = {
	id: 7,
	name: 'customers.csv',
	source: 'unknown',
	mapping: [],
	sample: [],
	options: {
		existing: 'fill',
		status: 'active',
		date_order: 'year-month-day',
		notes: 'append',
	},
	rows: 0,
	total: 1200,
	size: null,
	hash: null,
	imported: 0,
	is_complete: false,
	created_at: null,
	user: null,
	run_ids: [],
};

function rows( from: number, count: number, cell = '' ): string[][] {
	return Array.from( { length: count }, ( _, n ) => [
		String( from + n ),
		cell,
	] );
}

/** A file of 1,200 rows, read in parts of 350. */
function reader( cell = '' ) {
	return async function* ( from: number ) {
		for ( let row = from; row < 1200; row += 350 ) {
			yield rows( row, Math.min( 350, 1200 - row ), cell );
		}
	};
}

/** Sends, and stores the rows as the server does. */
function send( {
	cell,
	reject = () => undefined,
}: {
	cell?: string;
	reject?: ( count: number, from: number ) => Response | undefined;
} = {} ) {
	const stored: string[][] = [];
	const parts: number[] = [];
	serve( async ( request ) => {
		const body: { from: number; rows: string[][] } = await request.json();
		const rejection = reject( body.rows.length, body.from );
		if ( rejection ) {
			return rejection;
		}
		parts.push( body.rows.length );
		stored.splice( body.from, body.rows.length, ...body.rows );
		return success( { import: { ...IMPORT, rows: stored.length } } );
	} );
	let progress: SendProgress | undefined;
	const sender = startSending( IMPORT, reader( cell ), ( next ) => {
		progress = next;
	} );
	return { stored, parts, sender, progress: () => progress };
}

it( 'rows are sent in order, up to 500 in a request', async () => {
	const { stored, parts, progress } = send();
	await until( () => !! progress()?.done );
	expect( parts ).toEqual( [ 500, 500, 200 ] );
	expect( stored ).toEqual( rows( 0, 1200 ) );
	expect( progress()?.sent ).toBe( 1200 );
} );

it( 'a request has less than 1 MiB', async () => {
	const { parts, progress } = send( { cell: 'x'.repeat( 4000 ) } );
	await until( () => !! progress()?.done );
	expect( Math.max( ...parts ) ).toBeLessThan( 262 );
	expect( parts.reduce( ( sum, part ) => sum + part ) ).toBe( 1200 );
} );

it( 'requests that are too large for the server are halved from then on', async () => {
	const { stored, parts, progress } = send( {
		reject: ( count ) =>
			count > 130 ? new Response( '', { status: 413 } ) : undefined,
	} );
	await until( () => !! progress()?.done );
	expect( stored ).toEqual( rows( 0, 1200 ) );
	expect( Math.max( ...parts ) ).toBe( 125 );
	expect( requests.length - parts.length ).toBeLessThan( 5 );
} );

it( 'a gap sends the missing rows again', async () => {
	let gaps = 0;
	const { stored, progress } = send( {
		reject: ( _, from ) =>
			from === 1000 && gaps++ === 0
				? failure(
						{ code: 'row_gap', message: 'Missing.', next: 500 },
						409
					)
				: undefined,
	} );
	await until( () => !! progress()?.done );
	expect( gaps ).toBe( 2 );
	expect( stored ).toEqual( rows( 0, 1200 ) );
} );

it( 'an error stops, and resuming continues at the row', async () => {
	let isBroken = true;
	const { stored, progress, sender } = send( {
		reject: ( _, from ) =>
			isBroken && from === 500
				? failure(
						{ code: 'insufficient_permissions', message: 'No.' },
						403
					)
				: undefined,
	} );
	await until( () => !! progress()?.error );
	expect( progress()?.sent ).toBe( 500 );
	isBroken = false;
	sender.resume();
	await until( () => !! progress()?.done );
	expect( stored ).toEqual( rows( 0, 1200 ) );
} );
