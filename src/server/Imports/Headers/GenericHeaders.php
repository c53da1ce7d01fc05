<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Headers;

use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * What the name of a column means, whatever system or person wrote it, in English, German, French, Spanish, Arabic and Japanese, with
 * the most common names in Italian, Dutch and Portuguese.
 */
final class GenericHeaders {

	/** Words of a billing address, without accents. German and Japanese write them without a space. */
	private const BILLING = '/\b(?:billing|bill to|invoice|invoicing)\b|^rechnungs?(?:adresse|anschrift)?|\b(?:adresse )?(?:de )?facturation\b|\b(?:direccion )?(?:de )?facturacion\b|\b(?:indirizzo )?(?:di )?fatturazione\b|الفوتره|الفاتوره|فوتره|請求先?/u';

	private const SHIPPING = '/\b(?:shipping|ship to|delivery|deliver to)\b|^(?:liefer|versand)(?:adresse|anschrift)?|\b(?:adresse )?(?:de )?(?:livraison|expedition)\b|\b(?:direccion )?(?:de )?(?:envio|entrega)\b'
		. '|\b(?:indirizzo )?(?:di )?(?:spedizione|consegna)\b|الشحن|التوصيل|شحن|توصيل|配送先?|お?届け?先|送り先|送付先/u';

	/** Words before the name of a field that say nothing about it. */
	private const FILLER = '/^(?:(?:default|primary|main|home|work|business|office|private|account|mailing|customer|contact|kunden?|client|cliente|address(?: 1)?|adresse|direccion|indirizzo|de|der|des|la|del|の)\s+)+|^の/u';

	/** “Phone 1”, and “E-mail 1 - Value” of address books. */
	private const FIRST_OF_MANY = '/ 1(?: value| name)?$/';

	/** @var array<string, string>|null Targets by name. */
	private ?array $targets = null;

	/**
	 * @return string|null As in HeaderTables; null if the name is unknown.
	 */
	public function target( string $header ): ?string {
		$without_hint = (string) preg_replace( '/\s*[(\[（【].*[)\]）】]\s*$/u', '', $header );
		return $this->lookup( $header )
			?? $this->of_address( $header, 'billing', self::BILLING )
			?? $this->of_address( $header, 'shipping', self::SHIPPING )
			?? $this->lookup( $without_hint )
			?? $this->lookup( (string) preg_replace( array( self::FILLER, self::FIRST_OF_MANY ), '', self::words( $header ) ) );
	}

	/**
	 * “Billing city”, “Ville de facturation”, “Rechnungsort”, “配送先住所”.
	 *
	 * @param 'billing'|'shipping' $type
	 */
	private function of_address( string $header, string $type, string $pattern ): ?string {
		$words = self::words( $header );
		$rest  = trim( (string) preg_replace( $pattern, ' ', $words, 1 ) );
		if ( $rest === $words ) {
			return null;
		}
		if ( '' === $rest ) {
			return "{$type}[address_1]";
		}
		$target = $this->lookup( $rest ) ?? $this->lookup( (string) preg_replace( self::FILLER, '', $rest ) ) ?? '';
		return match ( true ) {
			str_starts_with( $target, 'billing[' )                                           => str_replace( 'billing[', "{$type}[", $target ),
			str_starts_with( $target, 'phone' )                                              => "{$type}[phone]",
			in_array( $target, array( 'first_name', 'last_name', 'name', 'email' ), true ) => "{$type}[{$target}]",
			default                                                                          => null,
		};
	}

	private function lookup( string $name ): ?string {
		$this->targets ??= HeaderTables::by_name( HeaderTables::GENERIC );
		return $this->targets[ FoldedText::without_spaces( $name ) ] ?? null;
	}

	private static function words( string $header ): string {
		// “firstName”.
		$header = (string) preg_replace( '/(?<=[a-z])(?=[A-Z])/', ' ', $header );
		return remove_accents( FoldedText::of( $header ), 'en_US' );
	}
}
