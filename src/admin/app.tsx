import { getBootstrap } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { NO_PERMISSION } from '../components/failure/explain';
import { StatePanel } from '../components/state-panel';
import { CustomerScreen } from './customer';
import { AddCustomerDialog } from './customer-form/add-customer-dialog';
import { CustomersList } from './customers-list';
import { useArguments } from './location';
import { routeOf } from './routes';
import { Shortcuts } from './shortcuts';
import { Snackbars } from './snackbars';

/**
 * The customers page.
 */
export function App() {
	const { can } = getBootstrap();
	const { customerId, isAdding } = routeOf( useArguments() );

	return (
		<div className="fcc-screen">
			<ErrorBoundary>
				{ can.view ? (
					<>
						<div hidden={ customerId !== undefined }>
							<CustomersList />
						</div>
						{ customerId !== undefined && (
							<CustomerScreen
								key={ customerId }
								customerId={ customerId }
							/>
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
