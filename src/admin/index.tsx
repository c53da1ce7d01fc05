import { resolveSelect } from '@wordpress/data';
import { createRoot } from '@wordpress/element';
import { getBootstrap, keepLoginReusable, store } from '@fcc/store';
import { App } from './app';
import { loadCustomerScreen } from './customer';
import { loadHistoryScreens } from './history';
import { loadImportScreen } from './import';
import { viewOfAddress } from './navigation/current-view';
import { getArguments, type Arguments } from './navigation/location';
import {
	historyQuery,
	isListShown,
	parseRoute,
	registerGoToFilter,
	restorePageOnReturn,
} from './navigation/routes';
import { viewToQuery } from './navigation/view';
import { loadViews } from './views';
import './style.scss';

const container = document.getElementById( 'fluent-cart-customers' );

if ( container ) {
	keepLoginReusable();
	registerGoToFilter();
	restorePageOnReturn();

	const mount = () => createRoot( container ).render( <App /> );

	// The prerendered view stays until the same data is read. If it cannot be
	// read, the app reports the error.
	findCaller().then( readFirst ).then( mount, mount );
}

/**
 * Opens what a telephone program asks for in the address.
 */
async function findCaller(): Promise< void > {
	if (
		getBootstrap().can.view &&
		Object.keys( getArguments() ).some( ( name ) =>
			name.startsWith( 'find_' )
		)
	) {
		const { openCaller } = await import(
			/* webpackChunkName: "caller" */ './caller/open-caller'
		);
		await openCaller();
	}
}

function readFirst(): Promise< unknown > {
	const { getCustomer, getRun, getRuns } = resolveSelect( store );
	const args = getArguments();
	const route = parseRoute( args );

	if ( route.customerId !== undefined ) {
		return Promise.all( [
			getCustomer( route.customerId ),
			loadCustomerScreen(),
		] );
	}
	if ( route.isImport ) {
		return loadImportScreen();
	}
	if ( ! isListShown( route ) ) {
		return Promise.all( [
			route.runId === undefined
				? getRuns( historyQuery( args ) )
				: getRun( route.runId ),
			loadHistoryScreens(),
		] );
	}
	return readList( args );
}

/** The saved views come first, because the address may name one. */
async function readList( args: Arguments ): Promise< unknown > {
	const { getCustomers, getViews } = resolveSelect( store );
	const views = await getViews().catch( () => null );

	return Promise.all( [
		getCustomers( viewToQuery( viewOfAddress( args ) ) ),
		views?.length && loadViews(),
	] );
}
