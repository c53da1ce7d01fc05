import { __ } from '@wordpress/i18n';
import type { ActivityEntry, Customer, CustomerSummary } from '@fcc/store';
import { fieldLabel } from '../editing/field-labels';
import { countryName } from '../../../components/country-name';
import { statusLabel } from '../../../components/status-label';

/** What the sentence says already, or nobody asks for. */
const UNTOLD = [ 'type', 'is_primary', 'user_id' ];

interface ChangesProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * What was changed, where the sentence does not say it in full.
 */
export function Changes( { entry, customer }: ChangesProps ) {
	const changes = entry.changes.filter(
		( { field } ) => ! UNTOLD.includes( field )
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
			return null;
	}
	const rows = <ChangeList changes={ changes } customer={ customer } />;

	return changes.every( isShortChange ) ? (
		rows
	) : (
		<details className="fcc-activity__details">
			<summary>
				{ __( 'Show what changed', 'fluent-cart-customers' ) }
			</summary>
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

/** In characters: more than that is no sentence any more. */
const SHORT = 60;

/**
 * @return The one change that a sentence can say in full, if that is all.
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

/**
 * @return Whether it fits in a line.
 */
export function isShort( text: string ): boolean {
	return text.length <= SHORT && ! text.includes( '\n' );
}

export type Change = ActivityEntry[ 'changes' ][ number ];

/**
 * @return The value as the screen shows it elsewhere; empty if there is none.
 */
export function valueText( field: string, value: Change[ 'before' ] ): string {
	if ( value === null || value === '' ) {
		return '';
	}
	if ( typeof value === 'boolean' ) {
		return value
			? __( 'yes', 'fluent-cart-customers' )
			: __( 'no', 'fluent-cart-customers' );
	}
	const text = String( value );
	switch ( field ) {
		case 'status':
			return statusLabel( text );
		case 'country':
			return countryName( text );
		case 'type':
			return typeName( text );
		default:
			return text;
	}
}

function typeName( type: string ): string {
	switch ( type ) {
		case 'billing':
			return __( 'Billing', 'fluent-cart-customers' );
		case 'shipping':
			return __( 'Shipping', 'fluent-cart-customers' );
		default:
			return type;
	}
}
