import type { ApiError } from '../../api';
import { failureKindOf } from '../failures/failures';

/** How long to wait before a request is sent again, in milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Where the server says that there were too many requests, but not how long to wait. */
const LIMIT_PAUSE = 60_000;

/** How often a server may fail in a row. */
const MAX_FAILURES = 5;

/**
 * @param error    Why a request failed.
 * @param failures How often in a row it has failed now.
 * @return After how many milliseconds it is worth another try; undefined if it
 *         is not, by itself.
 */
export function pauseBeforeRetry(
	error: ApiError,
	failures: number
): number | undefined {
	const { retryAfter } = error;

	switch ( failureKindOf( error ).passes ) {
		case 'too-many':
			return retryAfter === undefined ? LIMIT_PAUSE : retryAfter * 1_000;
		case 'no-answer':
			// A network comes back some time; a server that fails may go on failing.
			return growingPause( failures );
		case 'server-failed':
			return failures < MAX_FAILURES
				? Math.max(
						growingPause( failures ),
						( retryAfter ?? 0 ) * 1_000
					)
				: undefined;
		default:
			return undefined;
	}
}

function growingPause( failures: number ): number {
	return Math.min( FIRST_PAUSE * 2 ** ( failures - 1 ), LONGEST_PAUSE );
}
