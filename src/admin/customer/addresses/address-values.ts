import { __, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import {
	LIMITS,
	type Address,
	type AddressType,
	type AddressValues,
	type ApiError,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { trimmed } from '../../../components/trimmed';
import type { AddressField } from './address-layout';

/** A message for each field that cannot be saved as it is. */
type AddressErrors = Partial< Record< AddressField, string > >;

const REQUIRED: AddressField[] = [ 'country', 'address_1', 'city' ];

/** In characters. */
const MAX_LENGTHS: Partial< Record< AddressField, number > > =
	LIMITS.addressFields;

/** Limit of the fields that LIMITS does not contain. */
const MAX_LENGTH = 192;

/**
 * @return The fields that users edit.
 */
export function textsOf( address: Address ): AddressValues {
	const { id, type, is_primary, created_at, updated_at, ...texts } = address;
	return texts;
}

/**
 * @param addresses Addresses of the customer.
 * @return The values that a new address starts with: the customer's name, and the
 *         country of their first address.
 */
export function newTexts(
	{ first_name, last_name }: Customer | CustomerSummary,
	addresses: Address[]
): AddressValues {
	return {
		label: '',
		first_name,
		last_name,
		company: '',
		address_1: '',
		address_2: '',
		city: '',
		state: '',
		postcode: '',
		country: addresses[ 0 ]?.country ?? '',
		phone: '',
		email: '',
	};
}

/**
 * @return The fields that differ, with their new values.
 */
export function changedTexts(
	before: AddressValues,
	after: AddressValues
): Partial< AddressValues > {
	return Object.fromEntries(
		fieldsOf( after )
			.map( ( field ) => [ field, trimmed( after[ field ] ) ] as const )
			.filter(
				( [ field, text ] ) => text !== trimmed( before[ field ] )
			)
	);
}

/**
 * @return Whether the contract accepts the address as a new one. FluentCart also
 *         stores incomplete addresses.
 */
export function canRestore( address: Address ): boolean {
	return (
		[ 'billing', 'shipping' ].includes( address.type ) &&
		/^[A-Z]{2}$/i.test( address.country ) &&
		Object.keys( validateAddress( textsOf( address ) ) ).length === 0
	);
}

/**
 * Finds what the contract would reject. The server has the last word.
 *
 * @param fields Fields to be sent. Stored values are not checked.
 */
export function validateAddress(
	texts: AddressValues,
	fields: AddressField[] = fieldsOf( texts )
): AddressErrors {
	const errors: AddressErrors = {};

	for ( const field of fields ) {
		const text = trimmed( texts[ field ] );
		const max = MAX_LENGTHS[ field ] ?? MAX_LENGTH;
		if ( ! text && REQUIRED.includes( field ) ) {
			errors[ field ] =
				field === 'country'
					? __( 'Select a country.', 'fluent-cart-customers' )
					: __( 'This is needed.', 'fluent-cart-customers' );
		} else if ( [ ...text ].length > max ) {
			errors[ field ] = sprintf(
				/* translators: %d: number of characters. */
				__( 'Use %d characters or fewer.', 'fluent-cart-customers' ),
				max
			);
		} else if ( field === 'email' && text && ! isEmail( text ) ) {
			errors[ field ] = __(
				'Enter a valid email address, like name@example.com.',
				'fluent-cart-customers'
			);
		}
	}
	return errors;
}

/**
 * @return The server's messages by field of the form.
 */
export function addressErrorsOf(
	error: ApiError,
	texts: AddressValues
): AddressErrors {
	return Object.fromEntries(
		fieldsOf( texts ).flatMap( ( field ) => {
			const message = error.fields[ field ];
			return message ? [ [ field, message ] ] : [];
		} )
	);
}

function fieldsOf( texts: AddressValues ): AddressField[] {
	return Object.keys( texts ).filter(
		( name ): name is AddressField => name in texts
	);
}

export const ADDRESS_TYPES: Array< { value: AddressType; label: string } > = [
	{ value: 'billing', label: __( 'Billing', 'fluent-cart-customers' ) },
	{ value: 'shipping', label: __( 'Shipping', 'fluent-cart-customers' ) },
];

/**
 * @return The label; an unknown type itself.
 */
export function addressTypeLabel( type: string ): string {
	return ADDRESS_TYPES.find( ( { value } ) => value === type )?.label ?? type;
}

const LABELS: Record< AddressField, string > = {
	label: __( 'Label', 'fluent-cart-customers' ),
	first_name: __( 'First name', 'fluent-cart-customers' ),
	last_name: __( 'Last name', 'fluent-cart-customers' ),
	company: __( 'Company', 'fluent-cart-customers' ),
	address_1: __( 'Street address (required)', 'fluent-cart-customers' ),
	address_2: __( 'Apartment, suite, etc.', 'fluent-cart-customers' ),
	city: __( 'City (required)', 'fluent-cart-customers' ),
	state: __( 'State or province', 'fluent-cart-customers' ),
	postcode: __( 'Postal code', 'fluent-cart-customers' ),
	country: __( 'Country (required)', 'fluent-cart-customers' ),
	phone: __( 'Phone', 'fluent-cart-customers' ),
	email: __( 'Email', 'fluent-cart-customers' ),
};

const STATE = __( 'State', 'fluent-cart-customers' );
const PROVINCE = __( 'Province', 'fluent-cart-customers' );
const COUNTY = __( 'County', 'fluent-cart-customers' );
const DISTRICT = __( 'District', 'fluent-cart-customers' );
const DEPARTMENT = __( 'Department', 'fluent-cart-customers' );
const ISLAND = __( 'Island', 'fluent-cart-customers' );
const PARISH = __( 'Parish', 'fluent-cart-customers' );
const OBLAST = __( 'Oblast', 'fluent-cart-customers' );

/** Names from libaddressinput, the source of the layouts. */
const STATE_LABELS: Record< string, string > = {
	AE: __( 'Emirate', 'fluent-cart-customers' ),
	AU: STATE,
	BB: PARISH,
	BR: STATE,
	BS: ISLAND,
	CA: PROVINCE,
	CN: PROVINCE,
	CO: DEPARTMENT,
	CV: ISLAND,
	ES: PROVINCE,
	FM: STATE,
	HK: __( 'Area', 'fluent-cart-customers' ),
	HN: DEPARTMENT,
	ID: PROVINCE,
	IE: COUNTY,
	IN: STATE,
	IT: PROVINCE,
	JM: PARISH,
	JP: __( 'Prefecture', 'fluent-cart-customers' ),
	KN: ISLAND,
	KR: PROVINCE,
	KY: ISLAND,
	LV: PARISH,
	MX: STATE,
	MY: STATE,
	NG: STATE,
	NI: DEPARTMENT,
	NR: DISTRICT,
	PF: ISLAND,
	PH: PROVINCE,
	PW: STATE,
	RO: COUNTY,
	RU: OBLAST,
	SV: PROVINCE,
	TH: PROVINCE,
	TR: PROVINCE,
	TW: COUNTY,
	UA: OBLAST,
	US: STATE,
	VE: STATE,
	VN: PROVINCE,
};

const ZIP = __( 'ZIP code', 'fluent-cart-customers' );

const POSTCODE_LABELS: Record< string, string > = {
	AS: ZIP,
	FM: ZIP,
	GB: __( 'Postcode', 'fluent-cart-customers' ),
	GU: ZIP,
	IE: __( 'Eircode', 'fluent-cart-customers' ),
	IN: __( 'PIN code', 'fluent-cart-customers' ),
	MH: ZIP,
	MP: ZIP,
	PH: ZIP,
	PR: ZIP,
	PW: ZIP,
	US: ZIP,
	VI: ZIP,
};

/**
 * @param country Empty while none is chosen.
 * @return The name of the field in this country.
 */
export function addressLabel( field: AddressField, country: string ): string {
	switch ( field ) {
		case 'state':
			return STATE_LABELS[ country ] ?? LABELS.state;
		case 'postcode':
			return POSTCODE_LABELS[ country ] ?? LABELS.postcode;
		default:
			return LABELS[ field ];
	}
}
