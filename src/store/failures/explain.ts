import { ApiError } from '../../api';
import { evidenceOf } from './evidence';
import { failureKindOf, type WayOut } from './failures';

export interface Explanation {
	title: string;
	description: string;

	/** What something else said that answered instead of the API. */
	evidence: string | undefined;

	wayOut: WayOut;
}

/**
 * @param error Why something could not be read.
 * @param title What that was, for errors that have no better name.
 * @return What it means to the person, and what they can do.
 */
export function explain( error: unknown, title: string ): Explanation {
	if ( ! ( error instanceof ApiError ) ) {
		return {
			title,
			description: String( error ),
			evidence: undefined,
			wayOut: 'retry',
		};
	}
	const kind = failureKindOf( error );
	const { description, wayOut } = kind;

	return {
		title: kind.title ?? title,
		description:
			typeof description === 'string'
				? description
				: description( error ),
		evidence: evidenceOf( error ),
		wayOut,
	};
}
