import { Button, Notice } from '@wordpress/components';
import { useLayoutEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { focusHeading } from '../../navigation/focus';
import { notifySuccess } from '../../navigation/notices';

interface SaveBarProps {
	isSaving: boolean;
	/** Whether the save waits for the full record. */
	isWaiting?: boolean;
	failure: string | undefined;
	onDiscard: () => void;
}

/**
 * The buttons of a panel's form. Mounted while the form has unsaved edits.
 */
export function SaveBar( {
	isSaving,
	isWaiting = false,
	failure,
	onDiscard,
}: SaveBarProps ) {
	const element = useRef< HTMLDivElement >( null );

	useLayoutEffect( () => {
		const bar = element.current;
		return () => {
			if ( bar?.contains( bar.ownerDocument.activeElement ) ) {
				focusHeading( bar );
			}
		};
	}, [] );

	return (
		<div ref={ element } className="fcc-save-bar">
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<div className="fcc-save-bar__actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ isSaving || isWaiting }
					disabled={ isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Save changes', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ onDiscard }
					disabled={ isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Discard changes', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</div>
	);
}

/**
 * Announces that edits were discarded, with an undo.
 *
 * @param restore Restores them; later edits stay.
 */
export function notifyDiscarded( restore: () => void ): void {
	notifySuccess( __( 'Changes discarded.', 'fluent-cart-customers' ), () => {
		restore();
		notifySuccess( __( 'Change undone.', 'fluent-cart-customers' ) );
	} );
}
