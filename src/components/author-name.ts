import { __ } from '@wordpress/i18n';
import type { ActivityEntry } from '@fcc/store';

/**
 * @param author The user who made a change; null if no user was logged in: a cron
 *               job or WP-CLI.
 */
export function authorName( author: ActivityEntry[ 'author' ] ): string {
	if ( ! author ) {
		return __( 'The system', 'fluent-cart-customers' );
	}
	return (
		author.display_name || __( 'A deleted user', 'fluent-cart-customers' )
	);
}
