import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Run } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { useFocusFallback } from '../../components/use-focus-fallback';
import { runLinkProps } from '../navigation/routes';
import { undo, undoLabel } from '../operations/undo';
import { notUndoableText } from './texts';

interface UndoControlProps {
	run: Run;
	/** Id of the element that names the run. */
	describedBy: string;
	size?: 'compact' | 'default';
	/** Of the button, beside other buttons that undo. */
	label?: string | undefined;
}

/**
 * The button that undoes a run, the link to its undo, or why it cannot be undone.
 */
export function UndoControl( {
	run,
	describedBy,
	size = 'default',
	label,
}: UndoControlProps ) {
	const { can_undo: canUndo, undone_by: undoneBy } = run;
	const [ now ] = useState( Date.now );

	if ( undoneBy ) {
		return (
			<a { ...runLinkProps( undoneBy ) } aria-describedby={ describedBy }>
				{ __( 'Undone', 'fluent-cart-customers' ) }
			</a>
		);
	}
	if ( canUndo ) {
		return (
			<UndoButton
				run={ run }
				describedBy={ describedBy }
				size={ size }
				label={ label }
			/>
		);
	}
	const text = notUndoableText( run, now );
	return text ? <span className="fcc-run-note">{ text }</span> : null;
}

function UndoButton( { run, describedBy, size, label }: UndoControlProps ) {
	const { isSubmitting, submit } = useSubmit();
	const ref = useFocusFallback();

	return (
		<div ref={ ref }>
			<Button
				variant="secondary"
				{ ...( size === 'compact'
					? { size }
					: { __next40pxDefaultSize: true } ) }
				aria-describedby={ describedBy }
				isBusy={ isSubmitting }
				disabled={ isSubmitting }
				accessibleWhenDisabled
				onClick={ () =>
					void submit( () =>
						undo( { id: run.id, customers: customersOf( run ) } )
					)
				}
			>
				{ label ?? undoLabel( run.kind ) }
			</Button>
		</div>
	);
}

/** A bulk action on one customer shows its plan, too. */
function customersOf( { customer_id: customerId, total }: Run ): number {
	return customerId === null ? Math.max( total, 2 ) : 1;
}
