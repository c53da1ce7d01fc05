import { dispatch } from '@wordpress/data';
import { createRoot } from '@wordpress/element';
import { keepLoginReusable, store } from '@fcc/store';
import { onReturn } from '../components/on-return';
import { OverviewWidget } from './overview-widget';
import './style.scss';

const container = document.getElementById( 'fcc-dashboard' );

if ( container ) {
	keepLoginReusable();
	onReturn( () => void dispatch( store ).invalidateLists() );
	createRoot( container ).render( <OverviewWidget /> );
}
