import { combineReducers } from '@wordpress/data';
import { activity } from './activity/reducer';
import { customers } from './customers/reducer';
import { drafts } from './drafts/reducer';
import { orders } from './orders/reducer';
import { places } from './places/reducer';
import { users } from './users/reducer';

export const reducer = combineReducers( {
	activity,
	customers,
	drafts,
	orders,
	places,
	users,
} );
