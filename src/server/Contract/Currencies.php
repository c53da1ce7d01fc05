<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * Currencies of a store. WordPress has no list of them, and PHP's requires the optional extension intl.
 */
final class Currencies {

	/** ISO 4217 as of 2026, without funds and metals. ANG, BGN, and ZWL are no longer in use, but orders in them exist. */
	private const CODES = 'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL '
		. 'BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP '
		. 'ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR '
		. 'IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL '
		. 'LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR '
		. 'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD '
		. 'SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX '
		. 'USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL';

	/**
	 * @param string $code In upper case.
	 */
	public static function has( string $code ): bool {
		return in_array( $code, self::all(), true );
	}

	/**
	 * @return list<string> In alphabetical order.
	 */
	public static function all(): array {
		return explode( ' ', self::CODES );
	}
}
