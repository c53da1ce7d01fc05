import type { StoreThunkArgs } from './types';

/**
 * Reads once more what may be from before a write: what was on its way while
 * somebody wrote, and `shouldInvalidate` is only asked about what is done.
 *
 * @param args
 * @param read Sends the request.
 * @return An answer that no write of ours has overtaken.
 */
export async function readUpToDate< Answer >(
	{ select }: StoreThunkArgs,
	read: () => Promise< Answer >
): Promise< Answer > {
	let answer: Answer;
	let revision: number;
	do {
		revision = select.getListsRevision();
		answer = await read();
	} while ( revision !== select.getListsRevision() );
	return answer;
}
