import { Button, Spinner } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { store, type Run } from '@fcc/store';
import { authorName } from '../../components/author-name';
import { useSubmit } from '../../components/form/use-submit';
import { formatDate } from '../../components/format';
import { StatePanel } from '../../components/state-panel';
import { useNeeded } from '../../components/use-needed';
import { undo, undoLabel } from '../operations/undo';

interface DeletionProps {
	customerId: number;
	/** Shown if the deletion is not known or cannot be undone. */
	otherwise: ReactNode;
	/** Further buttons. */
	children: ReactNode;
}

/**
 * Who deleted a customer and when, and the undo, while the deletion can be undone.
 */
export function Deletion( { customerId, otherwise, children }: DeletionProps ) {
	const { run, isRead } = useSelect(
		( select ) => {
			const query = lastRunOf( customerId );
			const { getRuns, hasFinishedResolution, hasResolutionFailed } =
				select( store );
			return {
				run: getRuns( query )?.runs[ 0 ],
				isRead:
					hasFinishedResolution( 'getRuns', [ query ] ) ||
					hasResolutionFailed( 'getRuns', [ query ] ),
			};
		},
		[ customerId ]
	);
	useNeeded( 'getRuns', [ [ lastRunOf( customerId ) ] ] );

	if ( ! run && ! isRead ) {
		return (
			<div className="fcc-customer-screen__loading">
				<Spinner />
			</div>
		);
	}
	return run?.can_undo ? (
		<StatePanel
			title={ __( 'Customer deleted', 'fluent-cart-customers' ) }
			description={ deletionText( run ) }
		>
			<UndoButton run={ run } />
			{ children }
		</StatePanel>
	) : (
		<>{ otherwise }</>
	);
}

function lastRunOf( customerId: number ) {
	return { customer_id: customerId, page: 1, per_page: 1 };
}

function UndoButton( { run }: { run: Run } ) {
	const { id, customer_id: customerId, kind, total } = run;
	const { isSubmitting, submit } = useSubmit();

	return (
		<Button
			__next40pxDefaultSize
			variant="primary"
			isBusy={ isSubmitting }
			disabled={ isSubmitting }
			accessibleWhenDisabled
			onClick={ () =>
				void submit( () =>
					undo( {
						id,
						customers:
							customerId === null ? Math.max( total, 2 ) : 1,
					} )
				)
			}
		>
			{ undoLabel( kind ) }
		</Button>
	);
}

function deletionText( { created_at: createdAt, user }: Run ): string {
	return sprintf(
		/* translators: 1: a date, 2: name of a person. */
		__(
			'This customer was deleted on %1$s by %2$s.',
			'fluent-cart-customers'
		),
		formatDate( createdAt ?? '' ),
		authorName( user )
	);
}
