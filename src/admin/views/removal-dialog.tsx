import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { ApiError, type SavedView } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { focusList } from '../navigation/focus';
import { notifySuccess } from '../navigation/notices';
import {
	ALL,
	readOpeningView,
	saveOpeningView,
} from '../navigation/preferences';
import { ConfirmDialog } from '../operations/confirm-dialog';
import { closeDialog } from '../operations/dialogs';
import { conflictText, receive, remove, save, viewOf } from './changes';
import type { SavedViewsProps } from './props';
import { useNewest } from './use-newest';

interface RemovalDialogProps extends SavedViewsProps {
	removed: SavedView;
	/** Whether the view is no longer shared, instead of deleted. */
	isUnsharing: boolean;
}

/**
 * Asks before a view disappears: by its deletion, or for others.
 */
export function RemovalDialog( {
	view,
	removed,
	isUnsharing,
	onChangeView,
}: RemovalDialogProps ) {
	const newest = useNewest( removed );
	const [ conflict, setConflict ] = useState< string >();
	const { isSubmitting, failure, submit } = useSubmit( {
		closesOnSuccess: true,
		isExplained: ( { code } ) => code === 'edit_conflict',
	} );
	const { name, is_own: isOwn } = newest;

	async function send(): Promise< true > {
		try {
			await ( isUnsharing
				? save( newest, { is_shared: false } )
				: remove( newest ) );
			return true;
		} catch ( error ) {
			if ( error instanceof ApiError && error.code === 'edit_conflict' ) {
				setConflict( conflictText( name ) );
			}
			throw error;
		}
	}

	async function confirm() {
		setConflict( undefined );
		if ( ! ( await submit( send ) ) ) {
			return;
		}
		closeDialog();
		if ( ! isUnsharing || ! isOwn ) {
			leave();
		}
		notifySuccess( doneText( name, isUnsharing ) );
	}

	/** Shows all customers before the view is removed, because its address would be unknown. */
	function leave() {
		if ( readOpeningView() === String( newest.id ) ) {
			saveOpeningView( ALL );
		}
		if ( view.saved?.id === newest.id ) {
			onChangeView( viewOf( ALL, view ), { replace: true } );
		}
		receive( newest.id );
		focusList();
	}

	return (
		<ConfirmDialog
			title={ titleOf( name, isUnsharing ) }
			label={
				isUnsharing
					? __( 'Stop sharing', 'fluent-cart-customers' )
					: __( 'Delete view', 'fluent-cart-customers' )
			}
			isDestructive={ ! isUnsharing }
			isSubmitting={ isSubmitting }
			failure={ conflict ?? failure }
			onConfirm={ () => void confirm() }
		>
			<p>{ consequence( newest, isUnsharing ) }</p>
		</ConfirmDialog>
	);
}

function consequence(
	{ is_shared: isShared, is_own: isOwn, author }: SavedView,
	isUnsharing: boolean
): string {
	if ( isUnsharing && isOwn ) {
		return __(
			'The view will disappear for everyone else. You’ll keep it.',
			'fluent-cart-customers'
		);
	}
	if ( isUnsharing ) {
		return author === null
			? __(
					'The view will disappear for everyone. The user who saved it no longer exists.',
					'fluent-cart-customers'
				)
			: sprintf(
					/* translators: %s: name of a WordPress user. */
					__(
						'The view will disappear for everyone except %s, who saved it.',
						'fluent-cart-customers'
					),
					author
				);
	}
	return isShared
		? __(
				'This view is shared. It will disappear for everyone. Customers will be kept. This can’t be undone.',
				'fluent-cart-customers'
			)
		: __(
				'Customers will be kept. This can’t be undone.',
				'fluent-cart-customers'
			);
}

function titleOf( name: string, isUnsharing: boolean ): string {
	return isUnsharing
		? sprintf(
				/* translators: %s: name of a saved view. */
				__( 'Stop sharing view “%s”?', 'fluent-cart-customers' ),
				name
			)
		: sprintf(
				/* translators: %s: name of a saved view. */
				__( 'Delete view “%s”?', 'fluent-cart-customers' ),
				name
			);
}

function doneText( name: string, isUnsharing: boolean ): string {
	return isUnsharing
		? sprintf(
				/* translators: %s: name of a saved view. */
				__( 'View “%s” is no longer shared.', 'fluent-cart-customers' ),
				name
			)
		: sprintf(
				/* translators: %s: name of a saved view. */
				__( 'View “%s” deleted.', 'fluent-cart-customers' ),
				name
			);
}
