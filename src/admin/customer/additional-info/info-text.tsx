import { __ } from '@wordpress/i18n';
import type { Customer } from '@fcc/store';
import { displayText, infoLabel, withoutNotes } from './info';

/**
 * The additional info, for who may not change it.
 *
 * @param props
 * @param props.customer
 */
export function InfoText( { customer }: { customer: Customer } ) {
	const entries = Object.entries( withoutNotes( customer.additional_info ) );

	return entries.length > 0 ? (
		<dl className="fcc-facts">
			{ entries.map( ( [ key, value ] ) => (
				<div key={ key }>
					<dt dir="auto">{ infoLabel( key, customer ) }</dt>
					<dd dir="auto">{ displayText( value ) }</dd>
				</div>
			) ) }
		</dl>
	) : (
		<p className="fcc-panel__empty">
			{ __( 'Nothing yet.', 'fluent-cart-customers' ) }
		</p>
	);
}
