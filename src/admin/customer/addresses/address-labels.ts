import { __ } from '@wordpress/i18n';
import type { AddressType } from '@fcc/store';
import type { AddressField } from './address-layout';

/** The types of an address that users can choose. */
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
