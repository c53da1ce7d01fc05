import { createRoot } from '@wordpress/element';
import { keepLoginReusable } from '@fcc/store';
import { App } from './app';
import './style.scss';

const container = document.getElementById( 'fcc-settings' );

if ( container ) {
	keepLoginReusable();
	createRoot( container ).render( <App /> );
}
