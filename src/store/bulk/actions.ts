import type { BulkProgress } from './bulk-run';
import type { BulkWork } from './steps';

/**
 * Shows how far the work on many customers has got.
 *
 * @return The action.
 */
export function receiveBulkProgress( work: BulkWork, progress: BulkProgress ) {
	return { type: 'RECEIVE_BULK_PROGRESS', work, progress } as const;
}

/**
 * Lets go of a work that has come to its end.
 *
 * @return The action.
 */
export function dismissBulkWork() {
	return { type: 'DISMISS_BULK_WORK' } as const;
}

/**
 * Takes in that customers have another status now.
 *
 * @return The action.
 */
export function receiveStatus( ids: number[], status: string ) {
	return { type: 'RECEIVE_STATUS', ids, status } as const;
}
