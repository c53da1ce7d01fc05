import { __ } from '@wordpress/i18n';
import type { ActivityEntry } from '@fcc/store';
import { countryName } from '../../../components/country-name';
import { statusLabel } from '../../../components/status-label';

export type Change = ActivityEntry[ 'changes' ][ number ];

/**
 * @param field
 * @param value
 * @return The value as the screen shows it elsewhere; empty if there is none.
 */
export function valueText( field: string, value: Change[ 'before' ] ): string {
	if ( value === null || value === '' ) {
		return '';
	}
	if ( typeof value === 'boolean' ) {
		return value
			? __( 'yes', 'fluent-cart-customers' )
			: __( 'no', 'fluent-cart-customers' );
	}
	const text = String( value );
	switch ( field ) {
		case 'status':
			return statusLabel( text );
		case 'country':
			return countryName( text );
		case 'type':
			return typeName( text );
		default:
			return text;
	}
}

function typeName( type: string ): string {
	switch ( type ) {
		case 'billing':
			return __( 'Billing', 'fluent-cart-customers' );
		case 'shipping':
			return __( 'Shipping', 'fluent-cart-customers' );
		default:
			return type;
	}
}
