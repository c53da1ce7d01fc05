import { createRoot } from '@wordpress/element';
import { dispatch } from '@wordpress/data';
import { keepLoginAtHand, store } from '@fcc/store';
import { onReturn } from '../components/on-return';
import { OverviewWidget } from './overview-widget';
import './style.scss';

const container = document.getElementById( 'fcc-dashboard' );

if ( container ) {
	keepLoginAtHand();
	onReturn( () => void dispatch( store ).refreshLists() );
	createRoot( container ).render( <OverviewWidget /> );
}
