import { __, sprintf } from '@wordpress/i18n';
import { LIMITS, type Settings, type SettingsUpdate } from '@fcc/store';
import { formatNumber } from '../components/format';
import { numberText, parseNumber } from '../components/typed-number';

/** What the form contains: a number is text, so that the field can be empty. */
export type SettingsValues = Omit< Settings, 'activity_days' | 'undo_days' > & {
	activity_days: string;
	undo_days: string;
};

/** The fewest days for which changes can be undone, unless undo is off. */
const MIN_UNDO_DAYS = 7;

/** A message for each field, by its full name in the API: `permissions[editor]`. */
export type SettingsErrors = Record< string, string >;

/**
 * @return The values that the form starts with.
 */
export function toValues( settings: Settings ): SettingsValues {
	const { activity_days: days } = settings;
	return {
		...settings,
		activity_days: days > 0 ? numberText( days ) : '',
		undo_days: numberText( settings.undo_days ),
	};
}

/**
 * @return Messages for values that the server would reject or that are no number.
 */
export function validate( values: SettingsValues ): SettingsErrors {
	const isActivityValid = isBetween(
		daysOf( values.activity_days ),
		0,
		LIMITS.activityDays
	);
	// Empty is no answer: undo would be off, and the values deleted.
	const undoDays = parseNumber( values.undo_days );
	const isUndoValid =
		undoDays === 0 || isBetween( undoDays, MIN_UNDO_DAYS, LIMITS.undoDays );
	return {
		...( ! isActivityValid && {
			activity_days: sprintf(
				/* translators: %s: the largest number of days. */
				__(
					'Enter a number of days up to %s, or leave the field empty.',
					'fluent-cart-customers'
				),
				formatNumber( LIMITS.activityDays )
			),
		} ),
		...( ! isUndoValid && {
			undo_days: sprintf(
				/* translators: 1: the smallest number of days. 2: the largest number of days. */
				__(
					'Enter 0, or a number of days from %1$s to %2$s.',
					'fluent-cart-customers'
				),
				formatNumber( MIN_UNDO_DAYS ),
				formatNumber( LIMITS.undoDays )
			),
		} ),
	};
}

/**
 * @return The settings that differ from the saved ones.
 */
export function toUpdate(
	values: SettingsValues,
	saved: SettingsValues
): SettingsUpdate {
	const {
		activity_days: days,
		undo_days: undoDays,
		permissions,
		...others
	} = values;
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
		...( parseNumber( undoDays ) !== parseNumber( saved.undo_days ) && {
			undo_days: parseNumber( undoDays ),
		} ),
		...( roles.length > 0 && { permissions: Object.fromEntries( roles ) } ),
	};
}

function isBetween( days: number, min: number, max: number ): boolean {
	return Number.isInteger( days ) && days >= min && days <= max;
}

/**
 * @return 0 for an empty field; NaN for other text that is no number.
 */
function daysOf( text: string ): number {
	return text.trim() === '' ? 0 : parseNumber( text );
}
