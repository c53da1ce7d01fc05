import { combineReducers } from '@wordpress/data';
import { bulk } from './bulk/reducer';
import { customers } from './customers/reducer';
import { selection } from './selection/reducer';

export const reducer = combineReducers( { bulk, customers, selection } );
