import { ExternalLink } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import type { SettingsAnswer } from '@fcc/store';
import type { SettingsErrors, SettingsValues } from './values';

export interface SectionProps {
	/** With the edits that are not saved yet. */
	values: SettingsValues;

	/** The saved settings, and what they can be set to. */
	answer: SettingsAnswer;

	errors: SettingsErrors;

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
	answer: SettingsAnswer;
	/** Of the setting. */
	name: string;
	/** Says who has the setting instead, if FluentCart has it. */
	text: string;
	/** Label of the link to FluentCart's screen. */
	link: string;
}

/**
 * Says why a setting cannot be changed here; nothing if it can.
 */
export function ReadOnlyNote( {
	answer,
	name,
	text,
	link,
}: ReadOnlyNoteProps ) {
	const reason = answer.read_only[ name ];
	if ( ! reason ) {
		return null;
	}
	return (
		<p className="fcc-settings__note">
			{ reason.managed_by === 'fluentcart'
				? text
				: __(
						'Another plugin sets this value, so you can’t change it here.',
						'fluent-cart-customers'
					) }
			{ reason.url && (
				<>
					{ ' ' }
					<ExternalLink href={ reason.url }>{ link }</ExternalLink>
				</>
			) }
		</p>
	);
}
