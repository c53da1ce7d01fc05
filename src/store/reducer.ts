import { combineReducers } from '@wordpress/data';
import { serializeQuery } from '../api';
import type { Action, State } from './types';

function summaries(
	state: State[ 'summaries' ] = {},
	action: Action
): State[ 'summaries' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMERS':
			return {
				...state,
				...Object.fromEntries(
					action.list.customers.map( ( row ) => [ row.id, row ] )
				),
			};
		case 'RECEIVE_CUSTOMER':
			return { ...state, [ action.customer.id ]: action.customer };
	}
	return state;
}

function records(
	state: State[ 'records' ] = {},
	action: Action
): State[ 'records' ] {
	return action.type === 'RECEIVE_CUSTOMER'
		? { ...state, [ action.customer.id ]: action.customer }
		: state;
}

function lists(
	state: State[ 'lists' ] = {},
	action: Action
): State[ 'lists' ] {
	return action.type === 'RECEIVE_CUSTOMERS'
		? {
				...state,
				[ serializeQuery( action.query ) ]: {
					ids: action.list.customers.map( ( { id } ) => id ),
					pagination: action.list.pagination,
				},
			}
		: state;
}

function listsRevision( state = 0, action: Action ): number {
	return action.type === 'REFRESH_CUSTOMERS' ? state + 1 : state;
}

export const reducer = combineReducers( {
	summaries,
	records,
	lists,
	listsRevision,
} );
