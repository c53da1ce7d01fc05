import {
	goBackOrRemove,
	linkProps,
	navigate,
	previousArguments,
} from '../navigation/location';
import {
	historyArguments,
	parseRoute,
	runArguments,
} from '../navigation/routes';

/**
 * @return Props of a link from a run to the history: goes back if the user came
 *         from there, to the same page.
 */
export function backToHistoryLinkProps() {
	const changes = historyArguments( 1 );
	return linkProps( changes, () => {
		const previous = previousArguments();

		if ( previous && parseRoute( previous ).isHistory ) {
			goBackOrRemove( 'run' );
		} else {
			navigate( changes );
		}
	} );
}

/**
 * Leaves the page of a run that was not started: goes back, or shows another run.
 *
 * @param other Run to show if the user came by a link from elsewhere.
 */
export function leaveRun( other: number ): void {
	if ( previousArguments() ) {
		goBackOrRemove( 'run' );
	} else {
		navigate( runArguments( other ), { replace: true } );
	}
}
