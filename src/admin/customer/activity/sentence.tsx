import { createInterpolateElement } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	type ActivityEntry,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { authorName } from '../../../components/author-name';
import { listText } from '../../../components/format';
import { fieldLabel } from '../../forms/field-labels';
import { shortChange, valueText, type Change } from './changes';

interface SentenceProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * An entry as a sentence: who changed what.
 */
export function Sentence( { entry, customer }: SentenceProps ) {
	const change = shortChange( entry );
	const who = <strong dir="auto">{ authorName( entry.author ) }</strong>;

	return change
		? createInterpolateElement( changeText( change ), {
				who,
				field: <em>{ fieldLabel( change.field, customer ) }</em>,
				before: <Value change={ change } of="before" />,
				after: <Value change={ change } of="after" />,
			} )
		: createInterpolateElement( entryText( entry, customer ), {
				who,
				what: <em>{ fieldsText( entry, customer ) }</em>,
				user: <>{ userName( entry, customer ) }</>,
				id: <>{ entry.user?.id ?? '?' }</>,
			} );
}

function Value( { change, of }: { change: Change; of: 'before' | 'after' } ) {
	return (
		<span className="fcc-activity__value" dir="auto">
			{ valueText( change.field, change[ of ] ) }
		</span>
	);
}

function changeText( { field, before, after }: Change ): string {
	if ( ! valueText( field, before ) ) {
		/* translators: <who /> is a person’s name, <field /> the name of a field, <before /> and <after /> are its values. Keep the tags. */
		return __(
			'<who /> set <field /> to <after />',
			'fluent-cart-customers'
		);
	}
	return valueText( field, after )
		? /* translators: <who /> is a person’s name, <field /> the name of a field, <before /> and <after /> are its values. Keep the tags. */
			__(
				'<who /> changed <field /> from <before /> to <after />',
				'fluent-cart-customers'
			)
		: /* translators: <who /> is a person’s name, <field /> the name of a field, <before /> and <after /> are its values. Keep the tags. */
			__(
				'<who /> removed <field /> (it was <before />)',
				'fluent-cart-customers'
			);
}

const ADDRESS_TEXTS: Record< string, Record< string, string > > = {
	address_created: {
		/* translators: <who /> is a person’s name. Keep the tags. */
		billing: __(
			'<who /> added a billing address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		shipping: __(
			'<who /> added a shipping address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		other: __( '<who /> added an address', 'fluent-cart-customers' ),
	},
	address_updated: {
		/* translators: <who /> is a person’s name. Keep the tags. */
		billing: __(
			'<who /> changed a billing address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		shipping: __(
			'<who /> changed a shipping address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		other: __( '<who /> changed an address', 'fluent-cart-customers' ),
	},
	address_deleted: {
		/* translators: <who /> is a person’s name. Keep the tags. */
		billing: __(
			'<who /> deleted a billing address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		shipping: __(
			'<who /> deleted a shipping address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		other: __( '<who /> deleted an address', 'fluent-cart-customers' ),
	},
	address_made_primary: {
		/* translators: <who /> is a person’s name. Keep the tags. */
		billing: __(
			'<who /> changed the primary billing address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		shipping: __(
			'<who /> changed the primary shipping address',
			'fluent-cart-customers'
		),
		/* translators: <who /> is a person’s name. Keep the tags. */
		other: __(
			'<who /> changed the primary address',
			'fluent-cart-customers'
		),
	},
};

function entryText(
	entry: ActivityEntry,
	customer: Customer | CustomerSummary
): string {
	const addressTexts = ADDRESS_TEXTS[ entry.type ];
	if ( addressTexts ) {
		return (
			addressTexts[ addressType( entry, customer ) ] ??
			addressTexts.other ??
			''
		);
	}
	switch ( entry.type ) {
		case 'customer_created':
			/* translators: <who /> is a person’s name. Keep the tags. */
			return __( '<who /> added this customer', 'fluent-cart-customers' );
		case 'customer_restored':
			/* translators: <who /> is a person’s name. Keep the tags. */
			return __(
				'<who /> undid the deletion of this customer',
				'fluent-cart-customers'
			);
		case 'user_attached':
		case 'user_detached':
		case 'user_created':
		case 'password_reset_sent':
			return userName( entry, customer )
				? namedUserText( entry )
				: unnamedUserText( entry );
		default:
			/* translators: <who /> is a person’s name, <what /> a list of fields. Keep the tags. */
			return __( '<who /> changed <what />', 'fluent-cart-customers' );
	}
}

function namedUserText( { type, user }: ActivityEntry ): string {
	switch ( type ) {
		case 'user_attached':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> linked the WordPress user <user />',
				'fluent-cart-customers'
			);
		case 'user_created':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> created and linked the WordPress user <user />',
				'fluent-cart-customers'
			);
		case 'password_reset_sent':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> sent a password reset to the WordPress user <user />',
				'fluent-cart-customers'
			);
	}
	switch ( user?.reason ) {
		case 'deleted':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user <user />, whose account was deleted',
				'fluent-cart-customers'
			);
		case 'removed':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user <user />, who was removed from this site',
				'fluent-cart-customers'
			);
		case 'replaced':
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user <user />, whose ID now belongs to another account',
				'fluent-cart-customers'
			);
		default:
			/* translators: <who /> is a person’s name, <user /> the name of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user <user />',
				'fluent-cart-customers'
			);
	}
}

function unnamedUserText( { type, user }: ActivityEntry ): string {
	switch ( type ) {
		case 'user_attached':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> linked the WordPress user with ID <id />',
				'fluent-cart-customers'
			);
		case 'user_created':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> created and linked the WordPress user with ID <id />',
				'fluent-cart-customers'
			);
		case 'password_reset_sent':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> sent a password reset to the WordPress user with ID <id />',
				'fluent-cart-customers'
			);
	}
	switch ( user?.reason ) {
		case 'deleted':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user with ID <id />, whose account was deleted',
				'fluent-cart-customers'
			);
		case 'removed':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user with ID <id />, who was removed from this site',
				'fluent-cart-customers'
			);
		case 'replaced':
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user with ID <id />, whose ID now belongs to another account',
				'fluent-cart-customers'
			);
		default:
			/* translators: <who /> is a person’s name, <id /> the ID of a WordPress user. Keep the tags. */
			return __(
				'<who /> unlinked the WordPress user with ID <id />',
				'fluent-cart-customers'
			);
	}
}

function fieldsText(
	{ changes }: ActivityEntry,
	customer: Customer | CustomerSummary
): string {
	return listText(
		changes.map( ( { field } ) => fieldLabel( field, customer ) )
	);
}

/**
 * An update names the type only if it changed; then the address of the customer
 * supplies it.
 */
function addressType(
	{ changes, address_id }: ActivityEntry,
	customer: Customer | CustomerSummary
): string {
	const typeChange = changes.find( ( { field } ) => field === 'type' );
	const address =
		'addresses' in customer
			? customer.addresses.find( ( { id } ) => id === address_id )
			: undefined;
	return String(
		typeChange?.after ?? typeChange?.before ?? address?.type ?? 'other'
	);
}

/**
 * @return The name at that time, else the current one; empty if neither is known. Old entries, and
 *         entries that the user may not read in full, hold only the id.
 */
function userName(
	{ user }: ActivityEntry,
	customer: Customer | CustomerSummary
): string {
	const currentUser = 'user' in customer ? customer.user : null;
	return (
		user?.display_name ||
		( currentUser && currentUser.id === user?.id
			? currentUser.display_name
			: '' )
	);
}
