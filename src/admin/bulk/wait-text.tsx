import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from '@wordpress/element';
import { dateI18n, getSettings } from '@wordpress/date';
import {
	failureKindOf,
	failureText,
	type ApiError,
	type BulkWait,
} from '@fcc/store';
import { durationText } from './duration-text';

/** Whoever waits longer wants to know the time of day instead, in milliseconds. */
const LONG_WAIT = 120_000;

/**
 * Why a work waits, and for how long.
 *
 * @param props
 * @param props.wait
 */
export function WaitText( { wait }: { wait: BulkWait } ) {
	const { error, until } = wait;
	const left = Math.max( until - useNow(), 0 );

	return (
		<>
			{ reasonText( error ) }{ ' ' }
			<span aria-hidden="true">
				{ left > LONG_WAIT
					? sprintf(
							/* translators: %s: a time of day. */
							__( 'It goes on at %s.', 'fluent-cart-customers' ),
							dateI18n( getSettings().formats.time, until )
						)
					: sprintf(
							/* translators: %s: for example “8 seconds”. */
							__( 'It goes on in %s.', 'fluent-cart-customers' ),
							durationText( left )
						) }
			</span>
		</>
	);
}

function reasonText( error: ApiError ): string {
	switch ( failureKindOf( error ).passes ) {
		case 'no-answer':
			return __(
				'No connection to the server.',
				'fluent-cart-customers'
			);
		case 'too-many':
			return __(
				'The server asks for a pause: there were too many requests.',
				'fluent-cart-customers'
			);
		case 'server-failed':
			return __(
				'The server failed. It is asked again.',
				'fluent-cart-customers'
			);
		default:
			return failureText( error );
	}
}

/**
 * @return The time in milliseconds since 1970, followed every second.
 */
function useNow(): number {
	const [ now, setNow ] = useState( Date.now );

	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), 1000 );
		return () => clearInterval( timer );
	}, [] );

	return now;
}
