import { __ } from '@wordpress/i18n';
import type { ActivityEntry, Customer, CustomerSummary } from '@fcc/store';
import { countryName } from '../../../components/country-name';
import { statusLabel } from '../../../components/status-label';
import { numberText } from '../../../components/typed-number';
import { addressTypeLabel } from '../addresses/address-labels';
import { fieldLabel } from '../../forms/field-labels';

export type Change = ActivityEntry[ 'changes' ][ number ];

/** Fields that the sentence already names, or that mean nothing to a user. */
const HIDDEN_FIELDS = [ 'type', 'is_primary', 'user_id' ];

interface ChangesProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * The changed fields of an entry, unless its sentence names the only change in
 * full.
 */
export function Changes( { entry, customer }: ChangesProps ) {
	const changes = entry.changes.filter(
		( { field } ) => ! HIDDEN_FIELDS.includes( field )
	);
	if ( changes.length === 0 || shortChange( entry ) ) {
		return null;
	}
	switch ( entry.type ) {
		case 'address_created':
		case 'address_deleted':
			return <AddressLine changes={ changes } />;
		case 'address_made_primary':
		case 'user_attached':
		case 'user_detached':
		case 'user_created':
			return null;
	}
	const rows = <ChangeList changes={ changes } customer={ customer } />;

	return changes.every( isShortChange ) ? (
		rows
	) : (
		<details className="fcc-activity__details">
			<summary>{ __( 'Show changes', 'fluent-cart-customers' ) }</summary>
			{ rows }
		</details>
	);
}

function isShortChange( { field, before, after }: Change ): boolean {
	return (
		isShort( valueText( field, before ) ) &&
		isShort( valueText( field, after ) )
	);
}

function AddressLine( { changes }: { changes: Change[] } ) {
	const texts = changes
		.map( ( { field, before, after } ) =>
			valueText( field, after ?? before )
		)
		.filter( Boolean );

	return (
		<p className="fcc-activity__address" dir="auto">
			{ texts.join( ', ' ) }
		</p>
	);
}

function ChangeList( {
	changes,
	customer,
}: {
	changes: Change[];
	customer: Customer | CustomerSummary;
} ) {
	return (
		<dl className="fcc-activity__changes">
			{ changes.map( ( { field, before, after } ) => (
				<div key={ field }>
					<dt>{ fieldLabel( field, customer ) }</dt>
					<dd>
						{ valueText( field, before ) && (
							<del dir="auto">{ valueText( field, before ) }</del>
						) }
						{ valueText( field, after ) && (
							<ins dir="auto">{ valueText( field, after ) }</ins>
						) }
					</dd>
				</div>
			) ) }
		</dl>
	);
}

/** In characters, so that a sentence fits on a line or two. */
const MAX_SENTENCE_VALUE_LENGTH = 60;

/**
 * @return The change, if it is the only one and short enough for a sentence.
 */
export function shortChange( {
	type,
	changes,
}: ActivityEntry ): Change | undefined {
	const [ change, ...others ] = changes;
	return change &&
		type === 'customer_updated' &&
		others.length === 0 &&
		[ change.before, change.after ].every( ( value ) =>
			isShort( valueText( change.field, value ) )
		)
		? change
		: undefined;
}

function isShort( text: string ): boolean {
	return text.length <= MAX_SENTENCE_VALUE_LENGTH && ! text.includes( '\n' );
}

/**
 * @return The value as other parts of the screen show it; empty for no value.
 */
export function valueText( field: string, value: Change[ 'before' ] ): string {
	if ( value === null || value === '' ) {
		return '';
	}
	if ( typeof value === 'boolean' ) {
		return value
			? __( 'Yes', 'fluent-cart-customers' )
			: __( 'No', 'fluent-cart-customers' );
	}
	if ( typeof value === 'number' ) {
		return numberText( value );
	}
	switch ( field ) {
		case 'status':
			return statusLabel( value );
		case 'country':
			return countryName( value );
		case 'type':
			return addressTypeLabel( value );
		default:
			return value;
	}
}
