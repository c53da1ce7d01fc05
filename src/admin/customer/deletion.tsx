import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store, type Run } from '@fcc/store';
import { authorName } from '../../components/author-name';
import { useSubmit } from '../../components/form/use-submit';
import { formatDate } from '../../components/format';
import { useNeeded } from '../../components/use-needed';
import { undo, undoLabel } from '../operations/undo';

/**
 * Who deleted a customer and when, and the undo, while the deletion can be undone.
 */
export function Deletion( { customerId }: { customerId: number } ) {
	const run = useSelect(
		( select ) =>
			select( store ).getRuns( lastRunOf( customerId ) )?.runs[ 0 ],
		[ customerId ]
	);
	useNeeded( 'getRuns', [ [ lastRunOf( customerId ) ] ] );

	return run?.can_undo ? (
		<div className="fcc-deletion">
			<p>{ deletionText( run ) }</p>
			<UndoButton run={ run } />
		</div>
	) : null;
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
