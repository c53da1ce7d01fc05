import { getBootstrap } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { Bulk } from './bulk';
import { CustomerScreen } from './customer';
import { AddCustomerDialog } from './customer-form/add-customer-dialog';
import { CustomersList } from './customers-list';
import { NoPermission } from './customers-list/list-error';
import { useArguments } from './location';
import { routeOf } from './routes';
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
						<Bulk />
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
					<NoPermission />
				) }
				{ can.manage && isAdding && <AddCustomerDialog /> }
			</ErrorBoundary>
			<Snackbars />
		</div>
	);
}
