import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ActivityEntry } from '@fcc/store';
import { useSubmit } from '../../../components/form/use-submit';
import { formatNumber } from '../../../components/format';
import { useFocusFallback } from '../../../components/use-focus-fallback';
import { runLinkProps } from '../../navigation/routes';
import { undo, undoLabel } from '../../operations/undo';

type EntryRunData = NonNullable< ActivityEntry[ 'run' ] >;

/**
 * The undo of a change, or a link to the change of many customers of which it is a
 * part.
 */
export function EntryRun( { run }: { run: EntryRunData } ) {
	const { id, customers, can_undo: canUndo, undone_by: undoneBy } = run;

	if ( customers > 1 ) {
		return (
			<p className="fcc-activity__run">
				<a { ...runLinkProps( id ) }>
					{ sprintf(
						/* translators: %s: number of customers. */
						_n(
							'Part of a change of %s customer',
							'Part of a change of %s customers',
							customers,
							'fluent-cart-customers'
						),
						formatNumber( customers )
					) }
				</a>
				{ undoneBy && <Undone /> }
			</p>
		);
	}
	if ( undoneBy ) {
		return (
			<p className="fcc-activity__run">
				<Undone />
			</p>
		);
	}
	return canUndo ? <UndoButton run={ run } /> : null;
}

function Undone() {
	return <span>{ __( 'Undone', 'fluent-cart-customers' ) }</span>;
}

function UndoButton( { run: { id, kind, customers } }: { run: EntryRunData } ) {
	const { isSubmitting, submit } = useSubmit();
	// The entry loses its button when the undo is shown.
	const ref = useFocusFallback();

	return (
		<div ref={ ref }>
			<Button
				className="fcc-activity__undo"
				size="small"
				variant="link"
				isBusy={ isSubmitting }
				disabled={ isSubmitting }
				accessibleWhenDisabled
				onClick={ () => void submit( () => undo( { id, customers } ) ) }
			>
				{ undoLabel( kind ) }
			</Button>
		</div>
	);
}
