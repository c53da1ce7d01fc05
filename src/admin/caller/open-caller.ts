/**
 * Opens what is found for the caller of the address: `find_tel`, `find_order` or
 * `find_email`. A telephone program opens such an address when a call comes in.
 */
import { dispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { buildQueryString } from '@wordpress/url';
import { getBootstrap, request, type CustomerSummary } from '@fcc/store';
import { getArguments, type Arguments } from '../navigation/location';
import { notifyApiError } from '../navigation/notices';
import { addCaller, callArguments, replaceCaller } from './routes';

/** What is known of a caller; the names are those of the lookup. */
interface Caller {
	by: 'tel' | 'order' | 'email';

	/** Empty if the number is withheld. */
	value: string;
}

/**
 * @param args Arguments of the address.
 * @return The caller; undefined if the address names none.
 */
export function parseCaller( {
	find_tel: tel,
	find_order: order,
	find_email: email,
}: Arguments ): Caller | undefined {
	if ( tel !== undefined ) {
		return { by: 'tel', value: parseNumber( tel ) };
	}
	if ( order !== undefined ) {
		return { by: 'order', value: order.replace( /^[#\s]+/, '' ).trim() };
	}
	return email === undefined
		? undefined
		: { by: 'email', value: email.trim() };
}

/** An internal number, and the 0 of a withheld one, have fewer digits. */
const MIN_DIGITS = 3;

/**
 * Takes the number out of `sip:+49301234567@pbx.example`, `tel:` and
 * `"Ada" <+49301234567>`. The server's preload parses in the same way:
 * Admin/CallerAddress.php.
 *
 * @return The number; empty for “anonymous” and other texts without one.
 */
function parseNumber( text: string ): string {
	const [ , number = text ] =
		/(?:\b(?:tel|callto|sips?):|<)([^@;?<>]+)/i.exec( text ) ?? [];
	if ( ( number.match( /\p{Nd}/gu ) ?? [] ).length < MIN_DIGITS ) {
		return '';
	}
	// An address decodes a plus as a space.
	return number.replace( /^\s+(?=\p{Nd})/u, '+' ).trim();
}

/**
 * Reads the caller of the address, removes them from it, and opens the customer,
 * the list of several, or the dialog of a new one.
 */
export async function openCaller(): Promise< void > {
	const caller = parseCaller( getArguments() );

	if ( caller ) {
		await open( caller );
	}
}

async function open( caller: Caller ): Promise< void > {
	if ( ! caller.value ) {
		replaceCaller( {} );
		notify( nothingToFind( caller ) );
		return;
	}
	try {
		show( caller, await lookUp( caller ) );
	} catch ( error ) {
		replaceCaller( {} );
		notifyApiError( error, {
			what: __( 'Couldn’t look up the caller.', 'fluent-cart-customers' ),
			retry: () => void open( caller ),
		} );
	}
}

async function lookUp( { by, value }: Caller ): Promise< CustomerSummary[] > {
	const { data } = await request< 'lookupCustomers' >(
		`/lookup?${ buildQueryString( { [ by ]: value } ) }`
	);
	return data.customers;
}

function show( caller: Caller, found: CustomerSummary[] ): void {
	const { by, value } = caller;
	const [ first, ...others ] = found;

	if ( first && others.length === 0 ) {
		replaceCaller( callArguments( first.id ) );
	} else if ( first ) {
		replaceCaller( { search: value, paged: undefined }, value );
	} else if ( by !== 'order' && getBootstrap().can.manage ) {
		addCaller( by === 'tel' ? { phone: value } : { email: value } );
	} else {
		replaceCaller( {} );
		notify( nothingFound( caller ) );
	}
}

/**
 * Shows a notice that stays until it is dismissed: the person may be on the phone.
 */
function notify( text: string ): void {
	void dispatch( noticesStore ).createInfoNotice( text, {
		type: 'snackbar',
		explicitDismiss: true,
	} );
}

function nothingToFind( { by }: Caller ): string {
	switch ( by ) {
		case 'tel':
			return __(
				'The caller’s number is withheld.',
				'fluent-cart-customers'
			);
		case 'order':
			return __(
				'The address has no order number.',
				'fluent-cart-customers'
			);
		case 'email':
			return __( 'The address has no email.', 'fluent-cart-customers' );
	}
}

function nothingFound( { by, value }: Caller ): string {
	switch ( by ) {
		case 'tel':
			return sprintf(
				/* translators: %s: phone number. */
				__(
					'No customer has the phone number %s.',
					'fluent-cart-customers'
				),
				// In a text from right to left, the plus stays before the digits.
				`\u2066${ value }\u2069`
			);
		case 'order':
			return sprintf(
				/* translators: %s: number of an order. */
				__(
					'No customer has the order “%s”.',
					'fluent-cart-customers'
				),
				value
			);
		case 'email':
			return sprintf(
				/* translators: %s: email. */
				__( 'No customer has the email %s.', 'fluent-cart-customers' ),
				value
			);
	}
}
