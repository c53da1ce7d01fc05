import { CheckboxControl } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { joinSentences } from '../../components/sentences';
import { undoableText } from './texts';

interface ForgetControlProps {
	isChecked: boolean;
	onChange: ( isChecked: boolean ) => void;
}

/**
 * Whether a deletion can be undone, and the choice to delete without a record, for a
 * person who asked to be forgotten.
 */
export function ForgetControl( { isChecked, onChange }: ForgetControlProps ) {
	return (
		<div className="fcc-operation-dialog__undo">
			<p>{ undoableText( ! isChecked ) }</p>
			{ getBootstrap().undoDays > 0 && (
				<CheckboxControl
					__nextHasNoMarginBottom
					id="fcc-delete-forgotten"
					label={ __(
						'Delete without the option to undo',
						'fluent-cart-customers'
					) }
					help={ helpText() }
					checked={ isChecked }
					onChange={ onChange }
				/>
			) }
		</div>
	);
}

/** Earlier changes still have values of the customer. */
function helpText(): string {
	const { undoDays } = getBootstrap();

	return joinSentences( [
		__(
			'For people who asked you to delete their personal data.',
			'fluent-cart-customers'
		),
		sprintf(
			/* translators: %s: number of days. */
			_n(
				'Data from earlier changes stays stored for up to %s day.',
				'Data from earlier changes stays stored for up to %s days.',
				undoDays,
				'fluent-cart-customers'
			),
			formatNumber( undoDays )
		),
	] );
}
