import { createRoot } from '@wordpress/element';
import { resolveSelect } from '@wordpress/data';
import { keepLoginAtHand, store } from '@fcc/store';
import { App } from './app';
import { getArguments } from './location';
import { followOthers } from './routes';
import { queryOf, viewOf } from './view';
import { readViewPreferences } from './view-preferences';
import './style.scss';

const container = document.getElementById( 'fluent-cart-customers' );

if ( container ) {
	keepLoginAtHand();
	followOthers();

	const firstQuery = queryOf(
		viewOf( getArguments(), readViewPreferences() )
	);
	const mount = () => createRoot( container ).render( <App /> );

	// Until the first page is there, the server's rows stay. If it cannot be
	// read, the app says why.
	resolveSelect( store ).getCustomers( firstQuery ).then( mount, mount );
}
