import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { statusLabel } from '../../components/status-badge';
import type { CustomerDraft, DraftField } from './draft';
import { FIELD_LABELS } from './field-labels';
import type { Conflict } from './use-customer-form';

/**
 * Tells what somebody else changed while the form was open.
 *
 * @param props
 * @param props.conflict
 */
export function ConflictNotice( { conflict }: { conflict: Conflict } ) {
	const { before, after, fields } = conflict;

	return (
		<Notice status="warning" isDismissible={ false }>
			<p>
				{ __(
					'Somebody else changed this customer while you were editing, so nothing was saved yet. What you typed is kept: look it over and save again.',
					'fluent-cart-customers'
				) }
			</p>
			<ul className="fcc-form__conflicts">
				{ fields.map( ( field ) => (
					<li key={ field }>
						{ sprintf(
							/* translators: 1: name of a field, 2: its old value, 3: its new value. */
							__(
								'%1$s was %2$s and is now %3$s.',
								'fluent-cart-customers'
							),
							FIELD_LABELS[ field ],
							valueText( before, field ),
							valueText( after, field )
						) }
					</li>
				) ) }
			</ul>
		</Notice>
	);
}

function valueText( draft: CustomerDraft, field: DraftField ): string {
	const value = draft[ field ];

	if ( ! value ) {
		return __( 'empty', 'fluent-cart-customers' );
	}
	/* translators: %s: value of a field. */
	const quoted = __( '“%s”', 'fluent-cart-customers' );
	return sprintf( quoted, field === 'status' ? statusLabel( value ) : value );
}
