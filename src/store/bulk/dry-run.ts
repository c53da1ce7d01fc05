import { doBulkAction } from '../../api';
import { BulkRun, type BulkProgress } from './bulk-run';
import type { BulkWork } from './steps';

/** As many as somebody reads before they decide. */
const SHOWN_FAILURES = 100;

/**
 * Finds out what a work would do, and changes nothing.
 *
 * @param work
 * @param onProgress Called with how far it has got.
 * @return The dry run, which is on its way: `cancel()` ends it.
 */
export function startDryRun(
	work: BulkWork,
	onProgress: ( progress: BulkProgress ) => void
): BulkRun {
	// It changes nothing, so that a step can be cut off.
	const controller = new AbortController();
	const run = new BulkRun(
		{ ...work, data: { ...work.data, dry_run: true } },
		{
			send: ( step ) =>
				doBulkAction( step, { signal: controller.signal } ),
			onProgress,
			onCancel: () => controller.abort(),
			keepFailures: SHOWN_FAILURES,
		}
	);
	void run.run();
	return run;
}
