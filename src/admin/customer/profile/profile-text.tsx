import { FIELD_LABELS } from '../../customer-form/field-labels';
import { valuesOf } from '../../customer-form/values';
import type { PanelProps } from '../panel';

const FIELDS = [
	'email',
	'first_name',
	'last_name',
	'phone',
	'notes',
] as const;

/**
 * The profile, for who may not change it.
 *
 * @param props
 * @param props.customer
 */
export function ProfileText( { customer }: PanelProps ) {
	const values = valuesOf( customer );

	return (
		<dl className="fcc-facts">
			{ FIELDS.filter( ( field ) => values[ field ] ).map( ( field ) => (
				<div key={ field }>
					<dt>{ FIELD_LABELS[ field ] }</dt>
					<dd dir="auto">{ values[ field ] }</dd>
				</div>
			) ) }
		</dl>
	);
}
