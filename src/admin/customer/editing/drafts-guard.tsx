import { useSelect } from '@wordpress/data';
import { lazy, Suspense } from '@wordpress/element';
import { store } from '@fcc/store';
import { useUnloadWarning } from '../../../components/use-unload-warning';

// In the script of the customer screen, which is loaded before a customer has
// edits.
const DraftsReminder = lazy( async () => ( {
	default: (
		await import( /* webpackChunkName: "customer" */ './drafts-reminder' )
	).DraftsReminder,
} ) );

/**
 * Makes the browser ask before it leaves the page with unsaved edits. Within the
 * page drafts stay in the store, so a notice names customers with unsaved edits.
 *
 * @param props
 * @param props.customerId Customer whose screen is open.
 */
export function DraftsGuard( {
	customerId,
}: {
	customerId: number | undefined;
} ) {
	const hasDrafts = useSelect(
		( select ) => select( store ).hasDrafts(),
		[]
	);
	useUnloadWarning( hasDrafts );

	return hasDrafts ? (
		<Suspense fallback={ null }>
			<DraftsReminder openId={ customerId } />
		</Suspense>
	) : null;
}
