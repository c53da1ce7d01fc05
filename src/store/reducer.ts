import { combineReducers } from '@wordpress/data';
import { customers } from './customers/reducer';
import { drafts } from './drafts/reducer';
import { places } from './places/reducer';
import { users } from './users/reducer';

export const reducer = combineReducers( { customers, drafts, places, users } );
