import type { CustomerDrafts } from './reducer';

/**
 * Keeps what a person has typed of a customer until it is saved, wherever they
 * go in the page meanwhile.
 *
 * @param customerId
 * @param drafts     By their form; undefined lets go of one.
 * @return The action.
 */
export function keepDrafts( customerId: number, drafts: CustomerDrafts ) {
	return { type: 'KEEP_DRAFTS', customerId, drafts } as const;
}
