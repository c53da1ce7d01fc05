import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import { overviewByPeriod, reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test(
	'texts use the language and date format of the user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await site.call( 'wordpress/options/update', {
			name: 'date_format',
			value: 'Y-m-d',
		} );
		const week = await admin.getOverview( '7d' );
		expect( week.period_label ).toBe( 'Last 7 days' );
		expect( week.formatted_range ).toBe(
			`${ week.range.from } – ${ week.range.to }`
		);
		const labels = ( names: Intl.DateTimeFormatOptions, days: string[] ) =>
			days.map( ( day ) =>
				new Intl.DateTimeFormat( 'en-US', {
					...names,
					timeZone: 'UTC',
				} ).format( new Date( day ) )
			);
		expect( week.points.map( ( point ) => point.label ) ).toEqual(
			labels(
				{ month: 'long', day: 'numeric' },
				week.points.map( ( point ) => point.from )
			)
		);
		const year = await admin.getOverview( '12m' );
		expect( year.points.map( ( point ) => point.label ) ).toEqual(
			labels(
				{ month: 'long', year: 'numeric' },
				year.points.map( ( point ) => point.from )
			)
		);
	}
);

test(
	'the default period is thirty days',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		expect( ( await admin.getOverview() ).period ).toBe( '30d' );
	}
);

test(
	'an unknown period is rejected by name',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const period of [ '8d', '', 'ALL' ] ) {
			const { status, body } = await admin.send(
				'GET',
				'customers/overview',
				{ params: { period } }
			);
			expect( status ).toBe( 400 );
			expect( body ).toMatchObject( {
				error: {
					code: 'validation_error',
					fields: { period: expect.any( String ) },
				},
			} );
		}
	}
);

test( '_fields selects fields', { tag: '@oldest' }, async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/overview', {
		params: { _fields: 'period,order_count,points.from' },
	} );
	expect( body ).toEqual( {
		success: true,
		data: {
			overview: {
				period: '30d',
				order_count: expect.any( Number ),
				points: Array.from( { length: 30 }, () => ( {
					from: expect.any( String ),
				} ) ),
			},
		},
	} );
} );

test(
	'a user without the right to view customers gets no figures',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const path = 'customers/overview';
		const params = { period: 'nonsense' };
		for ( const [ user, status ] of [
			[ undefined, 401 ],
			[ site.users.subscriber, 403 ],
			[ site.users.editor, 403 ],
		] as const ) {
			const client = await connect( user && { user } );
			for ( const options of [ {}, { params } ] ) {
				const answer = await client.send( 'GET', path, options );
				expect( answer ).toMatchObject( {
					status,
					body: { error: { code: 'insufficient_permissions' } },
				} );
				expect( JSON.stringify( answer.body ) ).not.toContain(
					'figures'
				);
			}
		}
	}
);

test(
	'works without the indexes that a large store gets later',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await runSql(
			site,
			...[ 'fcc_updated_at', 'fcc_overview', 'fcc_customer' ].map(
				( index ) => `ALTER TABLE {fct_orders} DROP INDEX ${ index }`
			)
		);
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);
