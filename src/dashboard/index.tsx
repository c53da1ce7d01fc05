import { createRoot } from '@wordpress/element';
import { keepLoginAtHand } from '@fcc/store';
import { OverviewWidget } from './overview-widget';
import './style.scss';

const container = document.getElementById( 'fcc-dashboard' );

if ( container ) {
	keepLoginAtHand();
	createRoot( container ).render( <OverviewWidget /> );
}
