import { __ } from '@wordpress/i18n';
import type { RunResult } from '@fcc/store';
import { useCustomerName } from '../operations/use-customer-name';
import { customerLinkProps } from '../navigation/routes';

/** Reasons of results whose customer does not exist. */
const GONE = [ 'customer_not_found', 'email_taken', 'erased' ];

/**
 * Customers of a run, and why each failed or was kept.
 */
export function ResultsTable( { results }: { results: RunResult[] } ) {
	return (
		<table className="fcc-run__results">
			<thead>
				<tr>
					<th scope="col">
						{ __( 'Customer', 'fluent-cart-customers' ) }
					</th>
					<th scope="col">
						{ __( 'Reason', 'fluent-cart-customers' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ results.map( ( result, index ) => (
					<tr key={ result.customer_id ?? `row-${ index }` }>
						<th scope="row">
							<CustomerOf result={ result } />
						</th>
						<td>{ result.message }</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

/** The name, if a list or a record of the store has it. */
function CustomerOf( {
	result: { customer_id: id, code, outcome },
}: {
	result: RunResult;
} ) {
	const name = useCustomerName( id );

	if ( id === null ) {
		return <>—</>;
	}
	const isGone =
		outcome === 'deleted' || ( code !== null && GONE.includes( code ) );

	return isGone ? (
		<span dir="auto">{ name }</span>
	) : (
		<a { ...customerLinkProps( id ) } dir="auto">
			{ name }
		</a>
	);
}
