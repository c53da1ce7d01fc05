import { getBootstrap } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { CustomerDialog } from './customer-form/customer-dialog';
import { CustomersList } from './customers-list';
import { NoPermission } from './customers-list/list-error';
import { dialogOf } from './dialog';
import { useArguments } from './location';
import { Snackbars } from './snackbars';

/**
 * The customers page.
 */
export function App() {
	const { can } = getBootstrap();
	const dialog = dialogOf( useArguments() );

	return (
		<div className="fcc-screen">
			<ErrorBoundary>
				{ can.view ? <CustomersList /> : <NoPermission /> }
				{ can.manage && <CustomerDialog dialog={ dialog } /> }
			</ErrorBoundary>
			<Snackbars />
		</div>
	);
}
