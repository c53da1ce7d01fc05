import { combineReducers } from '@wordpress/data';
import { activity } from './activity/reducer';
import { bulk } from './bulk/reducer';
import { customers } from './customers/reducer';
import { drafts } from './drafts/reducer';
import { orders } from './orders/reducer';
import { overview } from './overview/reducer';
import { places } from './places/reducer';
import { selection } from './selection/reducer';
import { users } from './users/reducer';

export const reducer = combineReducers( {
	activity,
	bulk,
	customers,
	drafts,
	orders,
	overview,
	places,
	selection,
	users,
} );
