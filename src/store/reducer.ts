import { combineReducers } from '@wordpress/data';
import { customers } from './customers/reducer';

export const reducer = combineReducers( { customers } );
