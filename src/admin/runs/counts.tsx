import { __, _x } from '@wordpress/i18n';
import { hasRunEnded, type Run } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { countsByOutcome, customersText, outcomeLabel } from './texts';

/**
 * How many customers a run has, by what happened to them.
 */
export function Counts( { run }: { run: Run } ) {
	const counts = countsByOutcome( run.counts );

	return (
		<dl className="fcc-card fcc-run__counts">
			<div>
				<dt>
					{ run.kind === 'import'
						? _x(
								'Rows',
								'of an imported file',
								'fluent-cart-customers'
							)
						: __( 'Customers', 'fluent-cart-customers' ) }
				</dt>
				<dd>{ customersText( run ) }</dd>
			</div>
			{ counts.map( ( { outcome, count } ) => (
				<div key={ outcome } className={ `is-${ outcome }` }>
					<dt>{ outcomeLabel( outcome ) }</dt>
					<dd>{ formatNumber( count ) }</dd>
				</div>
			) ) }
			{ counts.length === 0 && hasRunEnded( run ) && (
				<div>
					<dt>{ outcomeLabel( 'updated' ) }</dt>
					<dd>{ formatNumber( 0 ) }</dd>
				</div>
			) }
		</dl>
	);
}
