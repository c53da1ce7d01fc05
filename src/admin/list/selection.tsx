import { useDispatch, useSelect } from '@wordpress/data';
import { lazy, Suspense, useCallback, useMemo } from '@wordpress/element';
import {
	isEmptySelection,
	isSelected,
	MAX_SELECTED_IDS,
	store,
	type CustomerSummary,
	type Selection,
} from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { notifyTooMany } from '../operations/on-demand';
import type { SelectionBarProps } from './selection-bar';
import './style.scss';

const LazySelectionBar = lazy(
	() => import( /* webpackChunkName: "list" */ './selection-bar' )
);

/**
 * Number of selected customers, and the operations on them, in a lazy chunk.
 */
export function SelectionBar( props: Omit< SelectionBarProps, 'selection' > ) {
	const selection = useSelect(
		( select ) => select( store ).getSelection(),
		[]
	);

	return isEmptySelection( selection ) ? null : (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				<LazySelectionBar { ...props } selection={ selection } />
			</Suspense>
		</ErrorBoundary>
	);
}

interface RowSelection {
	/** Ids as DataViews expects them. */
	selectedRows: string[];

	/** Adds and removes rows, so that exactly these are selected. */
	changeSelectedRows: ( ids: string[] ) => void;
}

/**
 * The shown rows that are selected. DataViews knows no other customers.
 *
 * @param customers The shown rows.
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
				void notifyTooMany( selection );
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
		? selection.ids.length + added.length > MAX_SELECTED_IDS
		: selection.except.length + removed.length > MAX_SELECTED_IDS;
}
