import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { getBootstrap, NO_PERMISSION } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { StatePanel } from '../components/state-panel';
import { Bulk } from './bulk';
import { Coverable } from './coverable';
import { CustomerScreen, loadCustomerScreen } from './customer';
import { useDraftsGuard } from './customer/editing/use-drafts-guard';
import { AddCustomerDialog } from './customer-form/add-customer-dialog';
import { CustomersList } from './customers-list';
import { useArguments } from './location';
import { routeOf } from './routes';
import { Shortcuts } from './shortcuts';
import { Snackbars } from './snackbars';
import { useFreshOnReturn } from './use-fresh-on-return';
import { whenIdle } from './when-idle';

/**
 * The customers page.
 */
export function App() {
	const { can } = getBootstrap();
	const { customerId, isAdding } = routeOf( useArguments() );
	const isListWanted = useListWanted( customerId === undefined );
	const findFocus = useReturn( customerId );
	useScreenAtHand();
	useDraftsGuard( customerId );
	useFreshOnReturn( customerId );

	return (
		<div className="fcc-screen">
			<ErrorBoundary>
				{ can.view ? (
					<>
						<Bulk />
						{ isListWanted && (
							<Coverable
								isCovered={ customerId !== undefined }
								findFocus={ findFocus }
							>
								<CustomersList />
							</Coverable>
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
 * @param isShown
 * @return Whether the list is to be there: who follows a link to a customer
 *         sees the customer first.
 */
function useListWanted( isShown: boolean ): boolean {
	const [ isWanted, setIsWanted ] = useState( isShown );

	useEffect( () => whenIdle( () => setIsWanted( true ) ), [] );
	return isWanted || isShown;
}

/**
 * Loads the script of the customer screen before it is asked for.
 */
function useScreenAtHand(): void {
	useEffect(
		() =>
			whenIdle( () => {
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
function useReturn( customerId: number | undefined ) {
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
