/**
 * Customers in WordPress's command palette, on every page of wp-admin.
 */
import { store as commandsStore } from '@wordpress/commands';
import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { backup, plus } from '@wordpress/icons';
import { getBootstrap } from '@fcc/store';
import { goTo, useCustomerCommands } from './customer-commands';

const { registerCommand, registerCommandLoader } = dispatch( commandsStore );

registerCommandLoader( {
	name: 'fluent-cart-customers/find',
	hook: useCustomerCommands,
} );

registerCommand( {
	name: 'fluent-cart-customers/history',
	label: __( 'Customer history', 'fluent-cart-customers' ),
	icon: backup,
	callback( { close } ) {
		close();
		goTo( { screen: 'history' } );
	},
} );

if ( getBootstrap().can.manage ) {
	registerCommand( {
		name: 'fluent-cart-customers/add',
		label: __( 'Add customer', 'fluent-cart-customers' ),
		icon: plus,
		callback( { close } ) {
			close();
			goTo( { dialog: 'add' } );
		},
	} );
}
