import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { _n, sprintf } from '@wordpress/i18n';
import { hasRunEnded, store, type Import, type Run } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { Placeholder } from '../../components/placeholder';
import { useNeeded } from '../../components/use-needed';
import { undo } from '../operations/undo';
import { Progress } from '../runs/progress';
import { Checking } from './checking';
import { plan, refreshImport, TRIAL_ROWS } from './flow/actions';
import { ImportedCustomer } from './imported-customer';
import { updateSession, useSession } from './flow/session';

interface TrialProps {
	run: Run;
	current: Import;
}

const FIRST_ROWS = { page: 1, per_page: TRIAL_ROWS };

/**
 * The first five rows, imported: as the customers look now. A person imports the
 * others, or undoes these.
 */
export function Trial( { run, current }: TrialProps ) {
	const isEnded = hasRunEnded( run );
	useStart( run );

	// The number of rows that are left.
	useEffect( () => {
		if ( isEnded ) {
			refreshImport().catch( () => {
				// The next plan reads it again.
			} );
		}
	}, [ isEnded ] );

	return isEnded ? (
		<Tried run={ run } current={ current } />
	) : (
		<Progress run={ run } />
	);
}

/**
 * Starts a run that was checked, if a person has decided so before.
 */
export function useStart( { id, state }: Run ): void {
	const { startsId } = useSession();
	const { driveRun } = useDispatch( store );
	const isWanted = startsId === id;

	useEffect( () => {
		if ( isWanted && state === 'planned' ) {
			void driveRun( id, 'planned' );
		}
	}, [ driveRun, id, isWanted, state ] );
}

function Tried( { run, current }: TrialProps ) {
	const importing = useSubmit();
	const undoing = useSubmit();
	const results = useSelect(
		( select ) => select( store ).getRunResults( run.id, FIRST_ROWS ),
		[ run.id ]
	);
	useNeeded( 'getRunResults', [ [ run.id, FIRST_ROWS ] ] );
	const left = ( current.total ?? current.rows ) - run.total;
	const isBusy = importing.isSubmitting || undoing.isSubmitting;
	const failure = importing.failure ?? undoing.failure;

	return (
		<>
			<p role="status">{ triedText( run ) }</p>
			{ results ? (
				<ul className="fcc-import__tried">
					{ results.results.map( ( result, index ) => (
						<ImportedCustomer key={ index } result={ result } />
					) ) }
				</ul>
			) : (
				<Placeholder lines={ 5 } />
			) }
			{ importing.isSubmitting && <Checking /> }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<div className="fcc-import__actions">
				<ImportOthers
					count={ left }
					importing={ importing }
					isDisabled={ isBusy }
				/>
				{ run.can_undo && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						isBusy={ undoing.isSubmitting }
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ () =>
							void undoing.submit( async () => {
								await undo( { id: run.id, customers: 1 } );
								await refreshImport();
							} )
						}
					>
						{ undoTheseLabel( run ) }
					</Button>
				) }
			</div>
		</>
	);
}

interface ImportOthersProps {
	/** Rows that are not imported. */
	count: number;
	importing: ReturnType< typeof useSubmit >;
	isDisabled?: boolean;
}

/**
 * The button that imports the rows that are left.
 */
export function ImportOthers( {
	count,
	importing,
	isDisabled = importing.isSubmitting,
}: ImportOthersProps ) {
	return (
		<Button
			__next40pxDefaultSize
			variant="primary"
			isBusy={ importing.isSubmitting }
			disabled={ isDisabled }
			accessibleWhenDisabled
			onClick={ () =>
				void importing.submit( async () => {
					await plan( undefined, { isStarted: true } );
					updateSession( { step: 'result' } );
				} )
			}
		>
			{ sprintf(
				/* translators: %s: number of rows. */
				_n(
					'Import the other %s',
					'Import the other %s',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count )
			) }
		</Button>
	);
}

/** @return The label of an undo beside others, with the number of its customers. */
export function undoTheseLabel( {
	counts: { created, updated },
}: Run ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'Undo this %s',
			'Undo these %s',
			created + updated,
			'fluent-cart-customers'
		),
		formatNumber( created + updated )
	);
}

function triedText( { counts: { failed }, total }: Run ): string {
	return sprintf(
		/* translators: 1: number of imported rows, 2: number of the first rows. */
		_n(
			'%1$s of the first %2$s row was imported. Check whether it looks right.',
			'%1$s of the first %2$s rows were imported. Check whether they look right.',
			total,
			'fluent-cart-customers'
		),
		formatNumber( total - failed ),
		formatNumber( total )
	);
}
