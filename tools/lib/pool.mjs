/**
 * Runs a task for each item, a limited number at a time, in the order of the items.
 *
 * @template Item, Result
 * @param {Item[]}                              items
 * @param {number}                              limit
 * @param {( item: Item ) => Promise< Result >} task
 * @return {Promise< Result[] >} In the order of the items. Rejects with the first failure.
 */
export async function sideBySide( items, limit, task ) {
	/** @type {Result[]} */
	const results = [];
	const waiting = [ ...items.entries() ];
	await Promise.all(
		Array.from( { length: limit }, async () => {
			for ( const [ index, item ] of takeFrom( waiting ) ) {
				results[ index ] = await task( item );
			}
		} )
	);
	return results;
}

/**
 * Several loops share the items of one queue.
 *
 * @template Item
 * @param {Item[]} queue
 */
function* takeFrom( queue ) {
	for ( let item; ( item = queue.shift() ) !== undefined; ) {
		yield item;
	}
}
