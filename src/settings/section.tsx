import { ExternalLink } from '@wordpress/components';
import type { ComponentType } from 'react';
import type { SettingsAnswer } from '@fcc/store';
import type { SettingsErrors, SettingsValues } from './values';

export interface SectionProps {
	/** With the edits that are not saved yet. */
	values: SettingsValues;

	/** The saved settings, and what they can be set to. */
	answer: SettingsAnswer;

	errors: Partial< SettingsErrors >;

	onChange: ( edits: Partial< SettingsValues > ) => void;
}

/** A part of the settings page with a heading. */
export interface Section {
	id: string;
	title: string;
	Component: ComponentType< SectionProps >;
}

interface HelpProps {
	/** Why the value cannot be saved. */
	error?: string | undefined;
	text?: string;
}

/**
 * The text below a control: its error, or else its help.
 */
export function Help( { error, text }: HelpProps ) {
	return error ? <span className="fcc-form__error">{ error }</span> : text;
}

interface ReadOnlyNoteProps {
	/** Why the setting cannot be changed here; undefined if it can. */
	reason: SettingsAnswer[ 'read_only' ][ string ] | undefined;
	/** Label of the link to FluentCart's screen. */
	link?: string;
}

/**
 * Says why a setting cannot be changed here; nothing if it can.
 */
export function ReadOnlyNote( { reason, link }: ReadOnlyNoteProps ) {
	if ( ! reason ) {
		return null;
	}
	return (
		<p className="fcc-settings__note">
			{ reason.message }
			{ reason.url && link && (
				<>
					{ ' ' }
					<ExternalLink href={ reason.url }>{ link }</ExternalLink>
				</>
			) }
		</p>
	);
}
