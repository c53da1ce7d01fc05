import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useCallback, useMemo } from '@wordpress/element';
import {
	isSelected,
	MAX_NAMED,
	store,
	type CustomerSummary,
	type Selection,
} from '@fcc/store';
import { formatNumber } from '../../components/format';
import { notifyNotDone } from '../notify';

interface RowSelection {
	/** Ids of the rows that are selected, as DataViews takes them. */
	selectedRows: string[];

	/** Takes in which of the rows are to be selected. */
	changeSelectedRows: ( ids: string[] ) => void;
}

/**
 * The selection as far as the shown rows have part in it: DataViews knows no
 * others.
 *
 * @param customers The rows.
 */
export function useRowSelection( customers: CustomerSummary[] ): RowSelection {
	const selection = useSelect(
		( select ) => select( store ).getSelection(),
		[]
	);
	const { selectCustomers, deselectCustomers } = useDispatch( store );

	const selectedRows = useMemo(
		() =>
			customers
				.filter( ( { id } ) => isSelected( selection, id ) )
				.map( ( { id } ) => String( id ) ),
		[ customers, selection ]
	);
	const changeSelectedRows = useCallback(
		( ids: string[] ) => {
			const added = missingFrom( selectedRows, ids );
			const removed = missingFrom( ids, selectedRows );

			if ( added.length > 0 ) {
				void selectCustomers( added );
			}
			if ( removed.length > 0 ) {
				void deselectCustomers( removed );
			}
			if ( isTooMany( selection, added, removed ) ) {
				notifyNotDone( tooManyText( selection ) );
			}
		},
		[ deselectCustomers, selectCustomers, selectedRows, selection ]
	);

	return { selectedRows, changeSelectedRows };
}

function missingFrom( ids: string[], others: string[] ): number[] {
	return others.filter( ( id ) => ! ids.includes( id ) ).map( Number );
}

function isTooMany(
	selection: Selection,
	added: number[],
	removed: number[]
): boolean {
	return 'ids' in selection
		? selection.ids.length + added.length > MAX_NAMED
		: selection.except.length + removed.length > MAX_NAMED;
}

function tooManyText( selection: Selection ): string {
	return 'ids' in selection
		? sprintf(
				/* translators: %s: number of customers. */
				__(
					'At most %s customers can be selected one by one. Select all that match instead.',
					'fluent-cart-customers'
				),
				formatNumber( MAX_NAMED )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				__(
					'At most %s customers can be left out. Narrow the list by a filter instead.',
					'fluent-cart-customers'
				),
				formatNumber( MAX_NAMED )
			);
}
