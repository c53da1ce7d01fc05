import { Button, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { SettingsAnswer } from '@fcc/store';
import { Form } from '../components/form';
import { useSubmit } from '../components/form/use-submit';
import { useUnloadWarning } from '../components/use-unload-warning';
import { agentsSection } from './agents';
import { dataSection } from './data';
import { generalSection } from './general';
import { permissionsSection } from './permissions';
import type { Section } from './section';
import { store } from './store';
import { telephoneSection } from './telephone';
import {
	toUpdate,
	toValues,
	validate,
	type SettingsErrors,
	type SettingsValues,
} from './values';

const SECTIONS: Section[] = [
	generalSection,
	permissionsSection,
	telephoneSection,
	agentsSection,
	dataSection,
];

/**
 * The settings in sections, and the button that saves them.
 */
export function SettingsForm( { answer }: { answer: SettingsAnswer } ) {
	const saved = useMemo( () => toValues( answer.settings ), [ answer ] );
	const [ edits, setEdits ] = useState< Partial< SettingsValues > >( {} );
	const values = { ...saved, ...edits };
	const update = toUpdate( values, saved );
	const isDirty = Object.keys( update ).length > 0;
	const { saveSettings } = useDispatch( store );
	const { createSuccessNotice } = useDispatch( noticesStore );
	const form = useSubmit< SettingsErrors >( {
		fieldErrors: ( { fields } ) => fields,
	} );
	useUnloadWarning( isDirty );

	function change( changes: Partial< SettingsValues > ) {
		setEdits( { ...edits, ...changes } );
		Object.keys( form.errors )
			.filter( ( name ) => ( name.split( '[' )[ 0 ] ?? '' ) in changes )
			.forEach( form.clearError );
	}

	async function save() {
		const problems = validate( values );
		if ( Object.keys( problems ).length > 0 ) {
			form.rejectSubmit( problems );
			return;
		}
		if ( ! isDirty ) {
			return;
		}
		await form.submit( async () => {
			await saveSettings( update );
			// Keeps what was typed in the meantime.
			setEdits( ( current ) => ( current === edits ? {} : current ) );
			createSuccessNotice(
				__( 'Settings saved.', 'fluent-cart-customers' ),
				{ type: 'snackbar' }
			);
		} );
	}

	return (
		<Form
			className="fcc-settings"
			failedSubmits={ form.failedSubmits }
			onSave={ save }
		>
			{ SECTIONS.map( ( { id, title, Component } ) => (
				<section
					key={ id }
					className="fcc-settings__section"
					aria-labelledby={ `fcc-settings-${ id }` }
				>
					<h2 id={ `fcc-settings-${ id }` }>{ title }</h2>
					<Component
						values={ values }
						answer={ answer }
						errors={ form.errors }
						onChange={ change }
					/>
				</section>
			) ) }
			{ form.failure && (
				<Notice status="error" isDismissible={ false }>
					{ form.failure }
				</Notice>
			) }
			<div className="fcc-settings__actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ form.isSubmitting }
					disabled={ ! isDirty || form.isSubmitting }
					accessibleWhenDisabled
				>
					{ __( 'Save changes', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</Form>
	);
}
