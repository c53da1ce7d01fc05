import { __, _n, _nx, sprintf } from '@wordpress/i18n';
import type { RunPlan } from '@fcc/store';
import { formatNumber, listText } from '../../components/format';
import { customerLinkProps } from '../navigation/routes';
import { resultName } from '../runs/texts';
import { importFieldLabel, plannedTexts } from './texts';
import { parseFileKey, useSession } from './flow/session';

/**
 * How many customers will be added and changed, and why rows fail.
 */
export function PlanDetails( { plan }: { plan: RunPlan } ) {
	const { counts, failed } = plan;
	const { current } = useSession();
	const hasHeader = parseFileKey( current?.hash ?? null )?.settings.hasHeader;

	return (
		<>
			<ul className="fcc-import__counts">
				{ plannedTexts( counts, current?.options.existing ).map(
					( { outcome, text } ) => (
						<li key={ outcome } className={ `is-${ outcome }` }>
							{ text }
						</li>
					)
				) }
			</ul>
			<p>
				{ __(
					'No emails will be sent. No WordPress users will be created.',
					'fluent-cart-customers'
				) }
			</p>
			{ failed.length > 0 && (
				<>
					<h3>
						{ __(
							'Rows that can’t be imported',
							'fluent-cart-customers'
						) }
					</h3>
					{ hasHeader && (
						<p className="fcc-import__hint">
							{ __(
								'Row 1 is the first row below the column names.',
								'fluent-cart-customers'
							) }
						</p>
					) }
					<ul className="fcc-run__list">
						{ failed.map( ( reason ) => (
							<FailedReason
								key={ `${ reason.code } ${ reason.message }` }
								reason={ reason }
							/>
						) ) }
					</ul>
				</>
			) }
		</>
	);
}

function FailedReason( {
	reason: { message, customers, rows },
}: {
	reason: RunPlan[ 'failed' ][ number ];
} ) {
	const numbers = rows.map( formatNumber );
	const shown = customers > rows.length ? numbers.slice( 0, 10 ) : numbers;
	const left = customers - shown.length;

	return (
		<li>
			{ message }{ ' ' }
			<span className="fcc-import__rows">
				{ left > 0
					? sprintf(
							/* translators: 1: numbers of rows, such as “2, 5, 9”, 2: number of further rows. */
							_n(
								'Rows %1$s, and %2$s more',
								'Rows %1$s, and %2$s more',
								left,
								'fluent-cart-customers'
							),
							shown.join( ', ' ),
							formatNumber( left )
						)
					: sprintf(
							/* translators: %s: numbers of rows, such as “2, 5, and 9”. */
							_nx(
								'Row %s',
								'Rows %s',
								shown.length,
								'rows that fail',
								'fluent-cart-customers'
							),
							listText( shown )
						) }
			</span>
		</li>
	);
}

type Sample = RunPlan[ 'samples' ][ number ];

/** Examples that are shown before the others. */
const FIRST = 3;

/**
 * What changes for some customers, so that a person sees a wrong column.
 */
export function Examples( { plan: { samples } }: { plan: RunPlan } ) {
	const examples = samples.filter( ( { changes } ) => changes.length > 0 );
	const others = examples.slice( FIRST );

	return examples.length === 0 ? null : (
		<>
			<h3>{ __( 'Examples', 'fluent-cart-customers' ) }</h3>
			<ExampleList examples={ examples.slice( 0, FIRST ) } />
			{ others.length > 0 && (
				<details className="fcc-import__more">
					<summary>
						{ sprintf(
							/* translators: %s: number of examples. */
							_n(
								'Show %s more example',
								'Show %s more examples',
								others.length,
								'fluent-cart-customers'
							),
							formatNumber( others.length )
						) }
					</summary>
					<ExampleList examples={ others } />
				</details>
			) }
		</>
	);
}

function ExampleList( { examples }: { examples: Sample[] } ) {
	return (
		<ul className="fcc-import__examples">
			{ examples.map( ( example, index ) => (
				<li key={ index }>
					<ExampleTitle example={ example } />
					<dl>
						{ changesBelowTitle( example ).map(
							( { field, before, after } ) => (
								<div key={ field }>
									<dt>{ importFieldLabel( field ) }</dt>
									<dd>
										{ before && (
											<>
												<del dir="auto">
													{ before }
												</del>{ ' ' }
											</>
										) }
										<ins dir="auto">{ after }</ins>
									</dd>
								</div>
							)
						) }
					</dl>
				</li>
			) ) }
		</ul>
	);
}

function ExampleTitle( { example }: { example: Sample } ) {
	const { customer_id: id, row } = example;

	return (
		<p className="fcc-import__example">
			{ id === null ? (
				<strong dir="auto">
					{ emailOf( example ) ??
						__( 'New customer', 'fluent-cart-customers' ) }
				</strong>
			) : (
				<a { ...customerLinkProps( id ) } dir="auto">
					{ resultName( example ) }
				</a>
			) }{ ' ' }
			{ row !== null && (
				<span>
					{ sprintf(
						/* translators: %s: number of a row. */
						__( 'Row %s', 'fluent-cart-customers' ),
						formatNumber( row )
					) }
				</span>
			) }
		</p>
	);
}

/** The email of a customer who will be added. */
function emailOf( { changes }: Sample ): string | undefined {
	return (
		changes.find( ( { field } ) => field === 'email' )?.after ?? undefined
	);
}

/** The changes without the email of a new customer, which is the title. */
function changesBelowTitle( example: Sample ): Sample[ 'changes' ] {
	const { changes, customer_id: id } = example;
	return id === null
		? changes.filter( ( { field } ) => field !== 'email' )
		: changes;
}
