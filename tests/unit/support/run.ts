import type { Run, RunCounts } from '../../../src/api';

/** Counts that are 0 unless given. */
export function counts( changes: Partial< RunCounts > = {} ): RunCounts {
	return {
		created: 0,
		updated: 0,
		unchanged: 0,
		deleted: 0,
		restored: 0,
		failed: 0,
		kept: 0,
		...changes,
	};
}

/** A status change of 200 customers that has ended and can be undone. */
export function run( changes: Partial< Run > = {} ): Run {
	return {
		id: 12,
		kind: 'update_status',
		title: 'Set status to “Inactive”',
		state: 'done',
		total: 200,
		processed: 200,
		counts: counts( { updated: 198, unchanged: 2 } ),
		partial: 0,
		plan: null,
		created_at: '2026-05-03T10:00:00Z',
		started_at: '2026-05-03T10:00:00Z',
		finished_at: '2026-05-03T10:00:01Z',
		expires_at: null,
		user: { id: 1, display_name: 'Ann' },
		application: null,
		customer_id: null,
		can_undo: true,
		can_drive: true,
		undo_until: '2026-06-02T10:00:00Z',
		undoes: null,
		undone_by: null,
		reason: null,
		waits_for: null,
		is_stalled: false,
		import_id: null,
		...changes,
	};
}
