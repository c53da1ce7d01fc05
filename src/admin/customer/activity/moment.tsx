import { useEffect, useState } from '@wordpress/element';
import { formatDateTime } from '../../../components/format';
import { relativeTime } from './relative-time';

/** In milliseconds. */
const MINUTE = 60_000;

/**
 * How long ago something was, and when.
 *
 * @param props
 * @param props.moment In GMT, as the API sends it.
 */
export function Moment( { moment }: { moment: string } ) {
	const [ now, setNow ] = useState( Date.now );

	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), MINUTE );
		return () => clearInterval( timer );
	}, [] );

	return (
		<time className="fcc-activity__moment" dateTime={ moment }>
			{ relativeTime( moment, now ) }
			<span className="fcc-activity__date">
				{ formatDateTime( moment ) }
			</span>
		</time>
	);
}
