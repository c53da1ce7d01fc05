import { CheckboxControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Help, ReadOnlyNote, type Section, type SectionProps } from './section';

export const dataSection: Section = {
	id: 'data',
	title: __( 'Data', 'fluent-cart-customers' ),
	Component: Data,
};

function Data( { values, answer, errors, onChange }: SectionProps ) {
	return (
		<>
			<div className="fcc-settings__days">
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __(
						'Days to keep activity',
						'fluent-cart-customers'
					) }
					inputMode="numeric"
					autoComplete="off"
					value={ values.activity_days }
					readOnly={ !! answer.read_only.activity_days }
					aria-invalid={ !! errors.activity_days }
					help={
						<Help
							error={ errors.activity_days }
							text={ __(
								'Older activity is deleted permanently. Leave empty to keep all activity.',
								'fluent-cart-customers'
							) }
						/>
					}
					onChange={ ( days ) => onChange( { activity_days: days } ) }
				/>
				<ReadOnlyNote reason={ answer.read_only.activity_days } />
			</div>
			<div className="fcc-settings__days">
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __(
						'Days to undo changes',
						'fluent-cart-customers'
					) }
					inputMode="numeric"
					autoComplete="off"
					value={ values.undo_days }
					aria-invalid={ !! errors.undo_days }
					help={
						<Help
							error={ errors.undo_days }
							text={ __(
								'Changes and deletions can be undone for this many days. For this, the changed values are stored, including personal data, and then deleted permanently. Enter 0 to turn undo off.',
								'fluent-cart-customers'
							) }
						/>
					}
					onChange={ ( undo_days ) => onChange( { undo_days } ) }
				/>
			</div>
			<CheckboxControl
				__nextHasNoMarginBottom
				label={ __(
					'Permanently delete all customers, addresses, and orders when the plugin is deleted',
					'fluent-cart-customers'
				) }
				checked={ values.delete_data }
				aria-invalid={ !! errors.delete_data }
				help={
					<Help
						error={ errors.delete_data }
						text={ __(
							'This can’t be undone. If you leave this off, they stay in the database. In a store that uses or has used FluentCart, they always stay.',
							'fluent-cart-customers'
						) }
					/>
				}
				onChange={ ( delete_data ) => onChange( { delete_data } ) }
			/>
		</>
	);
}
