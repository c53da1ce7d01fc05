import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { getBootstrap, NO_PERMISSION, store } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { StatePanel } from '../components/state-panel';
import { Operations } from './operations';
import { KeepMounted } from './navigation/keep-mounted';
import { CustomerScreen, loadCustomerScreen } from './customer';
import { useDraftsGuard } from './customer/editing/use-drafts-guard';
import { AddCustomerDialog } from './forms/add-customer-dialog';
import { CustomersList } from './list';
import { useArguments, isBlocked } from './navigation/location';
import { parseRoute } from './navigation/routes';
import { Shortcuts } from './navigation/shortcuts';
import { Snackbars } from './navigation/notices';
import { runWhenIdle } from './navigation/prefetch';
import { select as selectNow, useDispatch } from '@wordpress/data';
import { onReturn } from '../components/on-return';

/**
 * The customers page.
 */
export function App() {
	const { can } = getBootstrap();
	const { customerId, isAdding } = parseRoute( useArguments() );
	const isListWanted = useDeferredMount( customerId === undefined );
	const findFocusTarget = useReturnFocus( customerId );
	usePreloadedScreen();
	useDraftsGuard( customerId );
	useFreshOnReturn( customerId );

	return (
		<div className="fcc-screen">
			<ErrorBoundary>
				{ can.view ? (
					<>
						<Operations />
						{ isListWanted && (
							<KeepMounted
								isHidden={ customerId !== undefined }
								findFocusTarget={ findFocusTarget }
							>
								<CustomersList />
							</KeepMounted>
						) }
						{ customerId !== undefined && (
							<CustomerScreen customerId={ customerId } />
						) }
					</>
				) : (
					<StatePanel
						title={ NO_PERMISSION.title }
						description={ NO_PERMISSION.description }
					/>
				) }
				{ can.manage && isAdding && <AddCustomerDialog /> }
				<Shortcuts />
			</ErrorBoundary>
			<Snackbars />
		</div>
	);
}

/**
 * @return Whether the list is to be there: who follows a link to a customer
 *         sees the customer first.
 */
function useDeferredMount( isShown: boolean ): boolean {
	const [ isWanted, setIsWanted ] = useState( isShown );

	useEffect( () => runWhenIdle( () => setIsWanted( true ) ), [] );
	return isWanted || isShown;
}

/**
 * Loads the script of the customer screen before it is asked for.
 */
function usePreloadedScreen(): void {
	useEffect(
		() =>
			runWhenIdle( () => {
				loadCustomerScreen().catch( () => {
					// Who opens a customer tries again, and is told.
				} );
			} ),
		[]
	);
}

/**
 * @param customerId Whose screen is open.
 * @return Finds in the list the link of the customer whose screen was open.
 */
function useReturnFocus( customerId: number | undefined ) {
	const last = useRef( customerId );
	useEffect( () => {
		last.current = customerId ?? last.current;
	}, [ customerId ] );

	return useCallback(
		( root: HTMLElement ) =>
			root.querySelector< HTMLElement >(
				`[data-customer="${ last.current }"]`
			),
		[]
	);
}

/**
 * Reads what is shown again when the person comes back to the tab, since they or
 * others may have changed it elsewhere. A customer who is being edited stays:
 * what others change is told when it is saved.
 *
 * @param customerId Whose screen is open.
 */
export function useFreshOnReturn( customerId: number | undefined ): void {
	const { expireCustomer, refreshLists } = useDispatch( store );

	useEffect(
		() =>
			onReturn( () => {
				void refreshLists();
				if (
					customerId !== undefined &&
					! isBlocked() &&
					! selectNow( store )
						.getUnsavedCustomers()
						.includes( customerId )
				) {
					void expireCustomer( customerId );
				}
			} ),
		[ customerId, expireCustomer, refreshLists ]
	);
}
