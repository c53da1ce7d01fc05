import type { Run } from '@fcc/store';
import { MAX_PER_PAGE } from '../navigation/view';

/** A success on one page is reported in a notice instead of the bar. */
export function isSmallSuccess( {
	state,
	counts,
	partial,
	total,
}: Run ): boolean {
	return (
		state === 'done' &&
		counts.failed + counts.kept + partial === 0 &&
		total <= MAX_PER_PAGE
	);
}
