import type { Selection } from '@fcc/store';
import { DeletionOfMany } from './deletion-of-many';
import { DeletionOfOne } from './deletion-of-one';

/**
 * Asks before customers are deleted.
 *
 * @param props
 * @param props.customers
 */
export default function DeletionDialog( {
	customers,
}: {
	customers: Selection;
} ) {
	const [ id, ...others ] = 'ids' in customers ? customers.ids : [];

	return id !== undefined && others.length === 0 ? (
		<DeletionOfOne id={ id } customers={ customers } />
	) : (
		<DeletionOfMany customers={ customers } />
	);
}
