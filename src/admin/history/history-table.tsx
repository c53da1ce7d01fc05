import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { Run } from '@fcc/store';
import { Badge } from '../../components/badge';
import { formatNumber } from '../../components/format';
import { Moment } from '../../components/moment';
import { runLinkProps } from '../navigation/routes';
import { starterName } from '../operations/texts';
import { customersText, stateLabel } from '../runs/texts';
import { UndoControl } from '../runs/undo-control';

/**
 * Runs: what each does, its author, date, number of customers, state and undo.
 */
export function HistoryTable( { runs }: { runs: Run[] } ) {
	return (
		<table className="fcc-history">
			<thead>
				<tr>
					<th scope="col">
						{ _x(
							'Change',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th scope="col" className="fcc-history__wide">
						{ _x( 'By', 'table heading', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-history__wide">
						{ _x(
							'Date',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th
						scope="col"
						className="fcc-history__wide fcc-history__number"
					>
						{ __( 'Customers', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-history__wide">
						{ __( 'Status', 'fluent-cart-customers' ) }
					</th>
					<th scope="col">
						{ __( 'Undo', 'fluent-cart-customers' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ runs.map( ( run ) => (
					<RunRow key={ run.id } run={ run } />
				) ) }
			</tbody>
		</table>
	);
}

/**
 * One run. Its first cell repeats the others for narrow screens; the style sheet
 * hides one of the two.
 */
function RunRow( { run }: { run: Run } ) {
	const { id, title, created_at: createdAt } = run;
	const titleId = `fcc-run-${ id }`;

	return (
		<tr>
			<th scope="row">
				<a id={ titleId } data-run={ id } { ...runLinkProps( id ) }>
					{ title }
				</a>
				<span className="fcc-history__narrow">
					<span>{ starterName( run ) }</span>
					{ createdAt && <Moment moment={ createdAt } /> }
					<span>{ customersLine( run ) }</span>
					<State run={ run } />
				</span>
			</th>
			<td className="fcc-history__wide">{ starterName( run ) }</td>
			<td className="fcc-history__wide">
				{ createdAt && <Moment moment={ createdAt } /> }
			</td>
			<td className="fcc-history__wide fcc-history__number">
				{ customersText( run ) }
			</td>
			<td className="fcc-history__wide">
				<State run={ run } />
			</td>
			<td className="fcc-history__undo">
				<UndoControl
					run={ run }
					describedBy={ titleId }
					size="compact"
				/>
			</td>
		</tr>
	);
}

function State( { run }: { run: Run } ) {
	const [ label, tone ] = stateLabel( run );
	const { failed } = run.counts;

	return (
		<span className="fcc-history__state">
			<Badge tone={ tone }>{ label }</Badge>
			{ failed > 0 && (
				<span className="fcc-history__failed">
					{ sprintf(
						/* translators: %s: number of customers. */
						_n(
							'%s failed',
							'%s failed',
							failed,
							'fluent-cart-customers'
						),
						formatNumber( failed )
					) }
				</span>
			) }
		</span>
	);
}

function customersLine( { total }: Run ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n( '%s customer', '%s customers', total, 'fluent-cart-customers' ),
		formatNumber( total )
	);
}
