import { __, _n, sprintf } from '@wordpress/i18n';
import { ApiError } from '@fcc/store';

export interface Explanation {
	title: string;
	description: string;
	/**
	 * What helps: to try again, to sign in, or, as trying again would be of no
	 * use, something else that the screen knows of.
	 */
	wayOut: 'retry' | 'sign-in' | 'elsewhere';
}

/** The person may not see customers. */
export const NO_PERMISSION: Explanation = {
	title: __( 'You may not see customers', 'fluent-cart-customers' ),
	description: __(
		'Ask an administrator of this site for the right to view customers.',
		'fluent-cart-customers'
	),
	wayOut: 'elsewhere',
};

/**
 * @param error Why something could not be read.
 * @param title What that was, for errors that have no better name.
 * @return What it means to the person, and what they can do.
 */
export function explain( error: unknown, title: string ): Explanation {
	if ( ! ( error instanceof ApiError ) ) {
		return { title, description: String( error ), wayOut: 'retry' };
	}
	if ( error.isSignedOut ) {
		return {
			title: __( 'You are signed out', 'fluent-cart-customers' ),
			description: __(
				'Your session has ended. Sign in again to go on where you were.',
				'fluent-cart-customers'
			),
			wayOut: 'sign-in',
		};
	}
	const { code, status, message, fields, retryAfter } = error;

	switch ( status ) {
		case 0:
			return {
				title:
					code === 'offline'
						? __( 'No connection', 'fluent-cart-customers' )
						: title,
				description: message,
				wayOut: 'retry',
			};
		case 400:
			return {
				title: __(
					'This view cannot be shown',
					'fluent-cart-customers'
				),
				// Without the API's names of the fields.
				description: Object.values( fields ).join( ' ' ) || message,
				wayOut: 'elsewhere',
			};
		case 403:
			return NO_PERMISSION;
		case 404:
			return {
				title: __(
					'This customer does not exist',
					'fluent-cart-customers'
				),
				description: __(
					'Somebody may have deleted this customer meanwhile, or the link is wrong.',
					'fluent-cart-customers'
				),
				wayOut: 'elsewhere',
			};
		case 429:
			return {
				title: __( 'Too many requests', 'fluent-cart-customers' ),
				description: waitText( retryAfter ?? 60 ),
				wayOut: 'retry',
			};
		default:
			return { title, description: message, wayOut: 'retry' };
	}
}

function waitText( seconds: number ): string {
	const minutes = Math.ceil( seconds / 60 );
	return sprintf(
		/* translators: %d: number of minutes. */
		_n(
			'Please try again in about %d minute.',
			'Please try again in about %d minutes.',
			minutes,
			'fluent-cart-customers'
		),
		minutes
	);
}
