import { type ApiClient, type Schemas } from '../support/api-client.ts';
import { insertAddress } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

type View = Schemas[ 'View' ];

const ANTARCTICA: Schemas[ 'ViewCreate' ] = {
	name: 'Antarctica, by spending',
	is_shared: false,
	search: '',
	filters: { country: [ 'AQ' ], has_user: false },
	order_by: 'total_spent',
	order_type: 'DESC',
	columns: [ 'status', 'total_spent' ],
};

async function create(
	client: ApiClient,
	view: Partial< Schemas[ 'ViewCreate' ] > = {}
): Promise< View > {
	const { status, body } = await client.send( 'POST', 'customers/views', {
		body: { ...ANTARCTICA, ...view },
	} );
	expect( status ).toBe( 201 );
	return ( body as { data: { view: View } } ).data.view;
}

async function list(
	client: ApiClient,
	params: Record< string, string > = {}
): Promise< View[] > {
	const { body } = await client.send( 'GET', 'customers/views', { params } );
	return ( body as { data: { views: View[] } } ).data.views;
}

test(
	'a view keeps search, filters, sort and columns, and is changed and deleted',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const view = await create( admin );
		expect( view ).toMatchObject( {
			...ANTARCTICA,
			is_own: true,
			can_edit: true,
		} );
		const second = await create( admin, { name: 'Second' } );
		expect( await list( admin ) ).toEqual( [ view, second ] );

		const changed = await admin.send(
			'PUT',
			`customers/views/${ second.id }`,
			{
				body: { name: 'First', position: 0, filters: {} },
				headers: { 'If-Match': `"${ second.version }"` },
			}
		);
		expect( changed ).toMatchObject( {
			status: 200,
			body: {
				data: {
					view: { name: 'First', filters: {}, columns: view.columns },
				},
			},
		} );
		expect( ( await list( admin ) ).map( ( { id } ) => id ) ).toEqual( [
			second.id,
			view.id,
		] );
		expect(
			await admin.send( 'DELETE', `customers/views/${ view.id }` )
		).toMatchObject( { status: 200 } );
		expect( await list( admin ) ).toHaveLength( 1 );
	}
);

test( 'counts the customers of each view', async ( { admin, site } ) => {
	await insertAddress( site, 7, { country: 'AQ' } );
	await create( admin );
	await create( admin, { filters: {} } );
	expect( await list( admin, { counts: 'true' } ) ).toMatchObject( [
		{ total: 1, total_is_exact: true },
		{ total: 500, total_is_exact: true },
	] );
} );

test( 'two tabs that change a view get a conflict with the current view', async ( {
	admin,
} ) => {
	const { id, version } = await create( admin );
	const change = ( name: string ) =>
		admin.send( 'PUT', `customers/views/${ id }`, {
			body: { name },
			headers: { 'If-Match': `"${ version }"` },
		} );
	expect( await change( 'One' ) ).toMatchObject( { status: 200 } );
	const conflict = await change( 'Two' );
	const [ current ] = await list( admin );
	expect( conflict ).toMatchObject( {
		status: 412,
		body: { error: { code: 'edit_conflict', view: { id, name: 'One' } } },
	} );
	// A client tries again with the version of the conflict.
	expect( conflict.body ).toMatchObject( { error: { view: current } } );
} );

test.describe( 'without FluentCart', { tag: '@standalone' }, () => {
	test( 'a person sees shared views of others, and changes them only with the right to manage', async ( {
		admin,
		connect,
		site,
	} ) => {
		await admin.updateSettings( { permissions: { editor: [ 'view' ] } } );
		const editor = await connect( { user: site.users.editor } );
		const hidden = await create( admin );
		const shared = await create( admin, { is_shared: true } );
		const own = await create( editor, { is_shared: true } );

		expect( await list( editor ) ).toMatchObject( [
			{ id: shared.id, is_own: false, can_edit: false },
			{ id: own.id, is_own: true, can_edit: true },
		] );
		for ( const [ id, status ] of [
			[ hidden.id, 404 ],
			[ shared.id, 403 ],
			[ own.id, 200 ],
		] as const ) {
			expect(
				await editor.send( 'PUT', `customers/views/${ id }`, {
					body: { name: 'Mine' },
				} ),
				String( status )
			).toMatchObject( { status } );
		}
		const other = await create( editor, { is_shared: true } );
		expect(
			await admin.send( 'PUT', `customers/views/${ other.id }`, {
				body: { is_shared: false },
			} )
		).toMatchObject( {
			status: 200,
			body: { data: { view: { is_shared: false, can_edit: false } } },
		} );
		expect(
			await admin.send( 'DELETE', `customers/views/${ own.id }` )
		).toMatchObject( { status: 200 } );
	} );
} );

test( 'a view with a bad name, filter, sort or column is rejected', async ( {
	admin,
} ) => {
	for ( const [ field, view ] of [
		[ 'name', { name: '' } ],
		[ 'name', { name: 'x'.repeat( 81 ) } ],
		[ 'filters[country][0]', { filters: { country: [ 'XX' ] } } ],
		[ 'filters[planet]', { filters: { planet: 'Mars' } } ],
		[ 'order_by', { order_by: 'notes' } ],
		[ 'columns[0]', { columns: [ 'A column' ] } ],
		[ 'is_shared', { is_shared: 'yes' } ],
	] as const ) {
		expect(
			await admin.send( 'POST', 'customers/views', {
				body: { ...ANTARCTICA, ...view },
			} ),
			field
		).toMatchObject( {
			status: 400,
			body: { error: { fields: { [ field ]: expect.any( String ) } } },
		} );
	}
	expect( await list( admin ) ).toEqual( [] );
} );
