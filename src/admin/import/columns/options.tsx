import { RadioControl, SelectControl } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { getBootstrap, type ImportOptions } from '@fcc/store';

interface OptionsProps {
	options: ImportOptions;
	hasDates: boolean;
	hasNotes: boolean;
	onChange: ( changes: Partial< ImportOptions > ) => void;
}

/**
 * What happens to customers who exist, and the few things that the file leaves open.
 */
export function Options( {
	options,
	hasDates,
	hasNotes,
	onChange,
}: OptionsProps ) {
	const { existing, status, date_order: dateOrder, notes } = options;
	// The default ids may be those of DataViews' controls.
	const id = useId();

	return (
		<div className="fcc-import__options">
			<RadioControl
				id={ `${ id }-existing` }
				label={ __(
					'What should happen to customers who already exist?',
					'fluent-cart-customers'
				) }
				selected={ existing }
				options={ [
					{
						value: 'fill',
						label: __(
							'Fill in empty fields',
							'fluent-cart-customers'
						),
						description: __(
							'Nothing that you have is replaced.',
							'fluent-cart-customers'
						),
					},
					{
						value: 'overwrite',
						label: __(
							'Replace values with those of the file',
							'fluent-cart-customers'
						),
						description: __(
							'Empty cells don’t remove anything.',
							'fluent-cart-customers'
						),
					},
					{
						value: 'skip',
						label: __(
							'Leave them as they are',
							'fluent-cart-customers'
						),
						description: __(
							'Only new customers are added.',
							'fluent-cart-customers'
						),
					},
				] }
				onChange={ ( value ) => {
					if (
						value === 'fill' ||
						value === 'overwrite' ||
						value === 'skip'
					) {
						onChange( { existing: value } );
					}
				} }
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __(
					'Status of new customers',
					'fluent-cart-customers'
				) }
				id={ `${ id }-status` }
				value={ status }
				options={ getBootstrap().statuses }
				onChange={ ( value ) => onChange( { status: value } ) }
			/>
			{ hasDates && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Order of dates', 'fluent-cart-customers' ) }
					id={ `${ id }-dateOrder` }
					value={ dateOrder }
					options={ [
						{
							value: 'day-month-year',
							label: __(
								'Day, month, year (31/12/2026)',
								'fluent-cart-customers'
							),
						},
						{
							value: 'month-day-year',
							label: __(
								'Month, day, year (12/31/2026)',
								'fluent-cart-customers'
							),
						},
						{
							value: 'year-month-day',
							label: __(
								'Year, month, day (2026/12/31)',
								'fluent-cart-customers'
							),
						},
					] }
					onChange={ ( value ) => onChange( { date_order: value } ) }
				/>
			) }
			{ hasNotes && existing !== 'skip' && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __(
						'Notes of customers who exist',
						'fluent-cart-customers'
					) }
					id={ `${ id }-notes` }
					value={ notes }
					options={ [
						{
							value: 'append',
							label: __(
								'Add notes of the file below them',
								'fluent-cart-customers'
							),
						},
						{
							value: 'replace',
							label:
								existing === 'fill'
									? __( 'Keep them', 'fluent-cart-customers' )
									: __(
											'Replace them',
											'fluent-cart-customers'
										),
						},
					] }
					onChange={ ( value ) => onChange( { notes: value } ) }
				/>
			) }
		</div>
	);
}
