import { combineReducers } from '@wordpress/data';
import { activity } from './activity/reducer';
import { customers } from './customers/reducer';
import { orders } from './orders/reducer';

export const reducer = combineReducers( { activity, customers, orders } );
