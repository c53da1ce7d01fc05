import { select as selectNow, useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { getBootstrap, NO_PERMISSION, store } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { onReturn } from '../components/on-return';
import { Snackbars } from '../components/snackbars';
import { StatePanel } from '../components/state-panel';
import { CustomerScreen, loadCustomerScreen } from './customer';
import { DraftsGuard } from './customer/editing/drafts-guard';
import { Exports } from './export';
import { AddCustomerDialog } from './forms/add-customer-dialog';
import { HistoryScreens } from './history';
import { ImportScreen } from './import';
import { CustomersList } from './list';
import { KeepMounted } from './navigation/keep-mounted';
import { isBlocked, useArguments } from './navigation/location';
import { REMINDER_ID } from './navigation/notices';
import { runWhenIdle } from './navigation/prefetch';
import { isListShown, parseRoute } from './navigation/routes';
import { Shortcuts } from './navigation/shortcuts';
import { Operations } from './operations';
import { preloadOperations } from './operations/on-demand';

/**
 * The customers page: the list, the other screens over it, dialogs and notices.
 */
export function App() {
	const { can } = getBootstrap();
	const route = parseRoute( useArguments() );
	const { customerId, runId, isHistory, isImport, importId, isAdding } =
		route;
	const isListOpen = isListShown( route );
	const isListMounted = useDeferredMount( isListOpen );
	const findFocusTarget = useReturnFocus( customerId, isListOpen );
	usePreloadedScripts();
	useFreshOnReturn( customerId );

	return (
		<div className="fcc-screen">
			<ErrorBoundary>
				{ can.view ? (
					<>
						<Operations />
						<Exports />
						{ isListMounted && (
							<KeepMounted
								isHidden={ ! isListOpen }
								findFocusTarget={ findFocusTarget }
							>
								<CustomersList />
							</KeepMounted>
						) }
						{ customerId !== undefined && (
							<CustomerScreen customerId={ customerId } />
						) }
						{ ( isHistory || runId !== undefined ) && (
							<HistoryScreens runId={ runId } />
						) }
						{ isImport && <ImportScreen importId={ importId } /> }
					</>
				) : (
					<StatePanel
						title={ NO_PERMISSION.title }
						description={ NO_PERMISSION.description }
					/>
				) }
				{ can.manage && isAdding && <AddCustomerDialog /> }
				<DraftsGuard customerId={ customerId } />
				<Shortcuts hasButton={ ! isListOpen || ! can.view } />
			</ErrorBoundary>
			<Snackbars stayingId={ REMINDER_ID } />
		</div>
	);
}

/**
 * Defers the list while another screen is open at first, so that a link to a
 * customer shows the customer without delay.
 *
 * @return Whether to mount the list.
 */
function useDeferredMount( isShown: boolean ): boolean {
	const [ isMounted, setIsMounted ] = useState( isShown );

	useEffect( () => runWhenIdle( () => setIsMounted( true ) ), [] );
	return isMounted || isShown;
}

/**
 * Loads the scripts of the customer screen and of operations in an idle moment,
 * before they are needed.
 */
function usePreloadedScripts(): void {
	useEffect(
		() =>
			runWhenIdle( () => {
				preloadOperations();
				loadCustomerScreen().catch( () => {
					// The next click loads it again and reports an error.
				} );
			} ),
		[]
	);
}

/**
 * @param customerId Customer whose screen is open.
 * @param isListOpen
 * @return Finds the link of the last opened customer in the list, unless another
 *         screen was open after it.
 */
function useReturnFocus( customerId: number | undefined, isListOpen: boolean ) {
	const last = useRef( customerId );
	useEffect( () => {
		if ( ! isListOpen ) {
			last.current = customerId;
		}
	}, [ customerId, isListOpen ] );

	return useCallback(
		( root: HTMLElement ) =>
			root.querySelector< HTMLElement >(
				`[data-customer="${ last.current }"]`
			),
		[]
	);
}

/**
 * Reads the shown data again when the user returns to the tab, because other
 * users or tabs may have changed it. A customer with unsaved edits is skipped:
 * conflicts are found when they are saved.
 *
 * @param customerId Customer whose screen is open.
 */
function useFreshOnReturn( customerId: number | undefined ): void {
	const { invalidateCustomer, invalidateLists } = useDispatch( store );

	useEffect(
		() =>
			onReturn( () => {
				void invalidateLists();
				if (
					customerId !== undefined &&
					! isBlocked() &&
					! selectNow( store )
						.getUnsavedCustomers()
						.includes( customerId )
				) {
					void invalidateCustomer( customerId );
				}
			} ),
		[ customerId, invalidateCustomer, invalidateLists ]
	);
}
