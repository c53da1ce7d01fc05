import { __, _x } from '@wordpress/i18n';
import type { AddressType } from '@fcc/store';
import { ADDRESS_LABELS } from '../../forms/field-labels';
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

/**
 * Whole sentences, because “billing” inflects in many languages.
 *
 * @return The text for the type of address.
 */
export function addressText(
	type: string,
	texts: { billing: string; shipping: string; other: string }
): string {
	return type === 'billing' || type === 'shipping'
		? texts[ type ]
		: texts.other;
}

const STATE = _x( 'State', 'part of a country', 'fluent-cart-customers' );
const PROVINCE = _x( 'Province', 'part of a country', 'fluent-cart-customers' );
const COUNTY = _x( 'County', 'part of a country', 'fluent-cart-customers' );
const DISTRICT = _x( 'District', 'part of a country', 'fluent-cart-customers' );
const DEPARTMENT = _x(
	'Department',
	'part of a country',
	'fluent-cart-customers'
);
const ISLAND = _x( 'Island', 'part of a country', 'fluent-cart-customers' );
const PARISH = _x( 'Parish', 'part of a country', 'fluent-cart-customers' );
const OBLAST = _x( 'Oblast', 'part of a country', 'fluent-cart-customers' );

/** Names from libaddressinput, the source of the layouts. */
const STATE_LABELS: Record< string, string > = {
	AE: _x( 'Emirate', 'part of a country', 'fluent-cart-customers' ),
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
	HK: _x( 'Area', 'part of a country', 'fluent-cart-customers' ),
	HN: DEPARTMENT,
	ID: PROVINCE,
	IE: COUNTY,
	IN: STATE,
	IT: PROVINCE,
	JM: PARISH,
	JP: _x( 'Prefecture', 'part of a country', 'fluent-cart-customers' ),
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
			return STATE_LABELS[ country ] ?? ADDRESS_LABELS.state;
		case 'postcode':
			return POSTCODE_LABELS[ country ] ?? ADDRESS_LABELS.postcode;
		default:
			return ADDRESS_LABELS[ field ];
	}
}
