import { CheckboxControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError, LIMITS, type SavedView } from '@fcc/store';
import { Form } from '../../components/form';
import { useSubmit } from '../../components/form/use-submit';
import { notifySuccess } from '../navigation/notices';
import { ConfirmDialog } from '../operations/confirm-dialog';
import { closeDialog } from '../operations/dialogs';
import { savedText } from './changed-view';
import { conflictText, save, savedMembers, saveNew } from './changes';
import type { SavedViewsProps } from './props';
import { useNewest } from './use-newest';

interface NameDialogProps extends SavedViewsProps {
	/** Undefined to save the open view as a new one. */
	renamed: SavedView | undefined;
}

/**
 * Asks for the name of a view.
 */
export function NameDialog( { view, renamed, onChangeView }: NameDialogProps ) {
	const newest = useNewest( renamed );
	const [ name, setName ] = useState( renamed?.name ?? '' );
	const [ isShared, setIsShared ] = useState( false );
	const [ conflict, setConflict ] = useState< string >();
	const { isSubmitting, errors, failure, failedSubmits, ...form } =
		useSubmit< { name?: string } >( {
			closesOnSuccess: true,
			fieldErrors: ( { fields } ) =>
				fields.name ? { name: fields.name } : {},
			isExplained: ( { code } ) => code === 'edit_conflict',
		} );

	async function submit() {
		const text = name.trim();
		setConflict( undefined );
		if ( ! text ) {
			form.rejectSubmit( {
				name: __(
					'Enter a name for the view.',
					'fluent-cart-customers'
				),
			} );
			return;
		}
		const saved = await form.submit( () => send( text ) );
		if ( saved ) {
			closeDialog();
			if ( ! renamed ) {
				onChangeView( { ...view, saved } );
			}
			notifySuccess( savedText( saved.name ) );
		}
	}

	async function send( text: string ): Promise< SavedView > {
		if ( ! newest ) {
			return saveNew( {
				...savedMembers( view ),
				name: text,
				is_shared: isShared,
			} );
		}
		try {
			return await save( newest, { name: text } );
		} catch ( error ) {
			if ( error instanceof ApiError && error.code === 'edit_conflict' ) {
				setConflict( conflictText( newest.name ) );
			}
			throw error;
		}
	}

	return (
		<ConfirmDialog
			title={
				renamed
					? __( 'Rename view', 'fluent-cart-customers' )
					: __( 'Save view', 'fluent-cart-customers' )
			}
			label={
				renamed
					? __( 'Rename view', 'fluent-cart-customers' )
					: __( 'Save view', 'fluent-cart-customers' )
			}
			isSubmitting={ isSubmitting }
			failure={ conflict ?? failure }
			onConfirm={ () => void submit() }
		>
			<Form
				hasInitialFocus
				failedSubmits={ failedSubmits }
				onSave={ submit }
			>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Name', 'fluent-cart-customers' ) }
					value={ name }
					maxLength={ LIMITS.viewName }
					aria-invalid={ !! errors.name }
					className={ errors.name ? 'is-invalid' : '' }
					help={ errors.name ?? '' }
					onChange={ ( text ) => {
						setName( text );
						form.clearError( 'name' );
					} }
				/>
				{ ! renamed && (
					<CheckboxControl
						__nextHasNoMarginBottom
						label={ __(
							'Share with everyone who can view customers',
							'fluent-cart-customers'
						) }
						help={ __(
							'The view keeps the search, filters, sort order, and columns.',
							'fluent-cart-customers'
						) }
						checked={ isShared }
						onChange={ setIsShared }
					/>
				) }
			</Form>
		</ConfirmDialog>
	);
}
