import { __, sprintf } from '@wordpress/i18n';
import { LIMITS, type Settings, type SettingsUpdate } from '@fcc/store';
import { formatNumber } from '../components/format';
import { numberText, parseNumber } from '../components/typed-number';

/** What the form contains: a number is text, so that the field can be empty. */
export type SettingsValues = Omit< Settings, 'activity_days' > & {
	activity_days: string;
};

/** A message for each field, by its full name in the API: `permissions[editor]`. */
export type SettingsErrors = Record< string, string >;

/**
 * @return The values that the form starts with.
 */
export function toValues( settings: Settings ): SettingsValues {
	const { activity_days: days } = settings;
	return { ...settings, activity_days: days > 0 ? numberText( days ) : '' };
}

/**
 * @return Messages for values that the server would reject or that are no number.
 */
export function validate( { activity_days }: SettingsValues ): SettingsErrors {
	const days = daysOf( activity_days );
	return Number.isInteger( days ) && days >= 0 && days <= LIMITS.activityDays
		? {}
		: {
				activity_days: sprintf(
					/* translators: %s: the largest number of days. */
					__(
						'Enter a number of days up to %s, or leave the field empty.',
						'fluent-cart-customers'
					),
					formatNumber( LIMITS.activityDays )
				),
			};
}

/**
 * @return The settings that differ from the saved ones.
 */
export function toUpdate(
	values: SettingsValues,
	saved: SettingsValues
): SettingsUpdate {
	const { activity_days: days, permissions, ...others } = values;
	const differs = ( [ name, value ]: [ string, unknown ] ) =>
		value !== Object( saved )[ name ];
	const roles = Object.entries( permissions ?? {} ).filter(
		( [ role, names ] ) =>
			names.join() !== saved.permissions?.[ role ]?.join()
	);

	return {
		...Object.fromEntries( Object.entries( others ).filter( differs ) ),
		...( daysOf( days ) !== daysOf( saved.activity_days ) && {
			activity_days: daysOf( days ),
		} ),
		...( roles.length > 0 && { permissions: Object.fromEntries( roles ) } ),
	};
}

/**
 * @return 0 for an empty field; NaN for other text that is no number.
 */
function daysOf( text: string ): number {
	return text.trim() === '' ? 0 : parseNumber( text );
}
