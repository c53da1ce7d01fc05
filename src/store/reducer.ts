import { combineReducers } from '@wordpress/data';
import { activity } from './activity/reducer';
import { bulk } from './bulk/reducer';
import { customers } from './customers/reducer';
import { orders } from './orders/reducer';
import { selection } from './selection/reducer';

export const reducer = combineReducers( {
	activity,
	bulk,
	customers,
	orders,
	selection,
} );
