import { __ } from '@wordpress/i18n';
import type { ActivityEntry, Customer, CustomerSummary } from '@fcc/store';
import { fieldLabel } from './field-label';
import { isShort, shortChange } from './short-change';
import { valueText, type Change } from './value-text';

/** What the sentence says already, or nobody asks for. */
const UNTOLD = [ 'type', 'is_primary', 'user_id' ];

interface ChangesProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * What was changed, where the sentence does not say it in full.
 *
 * @param props
 * @param props.entry
 * @param props.customer
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
