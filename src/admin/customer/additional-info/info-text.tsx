import { __ } from '@wordpress/i18n';
import type { AdditionalInfo } from '@fcc/store';
import { displayText, withoutNotes } from './info';

/**
 * The additional info, for who may not change it.
 *
 * @param props
 * @param props.info
 */
export function InfoText( { info }: { info: AdditionalInfo } ) {
	const entries = Object.entries( withoutNotes( info ) );

	return entries.length > 0 ? (
		<dl className="fcc-facts">
			{ entries.map( ( [ key, value ] ) => (
				<div key={ key }>
					<dt>{ key }</dt>
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
