import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { ImportOptions, RunCounts, RunOutcome } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { fieldLabel } from '../forms/field-labels';

interface CountText {
	outcome: RunOutcome;
	count: number;
	text: string;
}

/**
 * @param counts   Of a plan.
 * @param existing What happens to customers who exist.
 * @return What will happen, for the outcomes that rows have.
 */
export function plannedTexts(
	{ created, updated, unchanged, failed }: RunCounts,
	existing: ImportOptions[ 'existing' ] = 'fill'
): CountText[] {
	const texts: CountText[] = [
		{
			outcome: 'created',
			count: created,
			text: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer will be added.',
					'%s customers will be added.',
					created,
					'fluent-cart-customers'
				),
				formatNumber( created )
			),
		},
		{
			outcome: 'updated',
			count: updated,
			text:
				existing === 'overwrite'
					? sprintf(
							/* translators: %s: number of customers. */
							_n(
								'%s customer will be changed.',
								'%s customers will be changed.',
								updated,
								'fluent-cart-customers'
							),
							formatNumber( updated )
						)
					: sprintf(
							/* translators: %s: number of customers. */
							_n(
								'%s customer will be filled in.',
								'%s customers will be filled in.',
								updated,
								'fluent-cart-customers'
							),
							formatNumber( updated )
						),
		},
		{
			outcome: 'unchanged',
			count: unchanged,
			text: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer will stay as they are.',
					'%s customers will stay as they are.',
					unchanged,
					'fluent-cart-customers'
				),
				formatNumber( unchanged )
			),
		},
		{
			outcome: 'failed',
			count: failed,
			text: sprintf(
				/* translators: %s: number of rows. */
				_n(
					'%s row can’t be imported.',
					'%s rows can’t be imported.',
					failed,
					'fluent-cart-customers'
				),
				formatNumber( failed )
			),
		},
	];
	return texts.filter(
		( { outcome, count } ) => count > 0 || outcome === 'created'
	);
}

/**
 * @param field Full name in the API; of an address with its type.
 */
export function importFieldLabel( field: string ): string {
	const [ , type, name ] = /^(billing|shipping)\[(.+)\]$/.exec( field ) ?? [];
	if ( ! type || ! name ) {
		return field === 'created_at'
			? __( 'Date added', 'fluent-cart-customers' )
			: fieldLabel( field );
	}
	const label = fieldLabel( name );
	return type === 'billing'
		? sprintf(
				/* translators: %s: name of a field, like “City”. */
				_x(
					'Billing address: %s',
					'field of an address',
					'fluent-cart-customers'
				),
				label
			)
		: sprintf(
				/* translators: %s: name of a field, like “City”. */
				_x(
					'Shipping address: %s',
					'field of an address',
					'fluent-cart-customers'
				),
				label
			);
}
