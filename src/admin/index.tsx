import { resolveSelect } from '@wordpress/data';
import { createRoot } from '@wordpress/element';
import { keepLoginReusable, store } from '@fcc/store';
import { App } from './app';
import { loadCustomerScreen } from './customer';
import { getArguments } from './navigation/location';
import { readViewPreferences } from './navigation/preferences';
import {
	parseRoute,
	registerGoToFilter,
	restorePageOnReturn,
} from './navigation/routes';
import { viewFromArguments, viewToQuery } from './navigation/view';
import './style.scss';

const container = document.getElementById( 'fluent-cart-customers' );

if ( container ) {
	keepLoginReusable();
	registerGoToFilter();
	restorePageOnReturn();

	const mount = () => createRoot( container ).render( <App /> );

	// The prerendered view stays until the same data is read. If it cannot be
	// read, the app reports the error.
	readFirst().then( mount, mount );
}

function readFirst(): Promise< unknown > {
	const { getCustomer, getCustomers } = resolveSelect( store );
	const args = getArguments();
	const { customerId } = parseRoute( args );

	return customerId === undefined
		? getCustomers(
				viewToQuery( viewFromArguments( args, readViewPreferences() ) )
			)
		: Promise.all( [ getCustomer( customerId ), loadCustomerScreen() ] );
}
