import { __, sprintf } from '@wordpress/i18n';
import type { RunResult } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { customerLinkProps } from '../navigation/routes';
import { resultName } from './texts';

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

function CustomerOf( { result }: { result: RunResult } ) {
	const { customer, customer_id: id, row } = result;

	if ( id === null ) {
		return (
			<>
				{ row === null
					? '—'
					: sprintf(
							/* translators: %s: number of a row. */
							__( 'Row %s', 'fluent-cart-customers' ),
							formatNumber( row )
						) }
			</>
		);
	}
	const name = resultName( result );

	return customer ? (
		<a { ...customerLinkProps( id ) } dir="auto">
			{ name }
		</a>
	) : (
		<span dir="auto">{ name }</span>
	);
}
