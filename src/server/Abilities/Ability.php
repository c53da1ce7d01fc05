<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use stdClass;
use WP_Ability;

defined( 'ABSPATH' ) || exit;

/**
 * An ability with the API's errors, whose calls are logged. WordPress checks an input twice before it executes an ability, and
 * creates the object itself. The class exists in WordPress 6.9 and newer only.
 */
final class Ability extends WP_Ability {

	/** The constructor of WP_Ability sets it from the arguments of wp_register_ability(). */
	protected AbilityCaller $caller;

	/**
	 * @param mixed $input Null for none.
	 * @return mixed
	 */
	public function normalize_input( $input = null ) {
		$input = $input instanceof stdClass ? json_decode( (string) wp_json_encode( $input ), true ) : $input;
		return parent::normalize_input( null === $input || '' === $input ? array() : $input );
	}

	/**
	 * @param mixed $input
	 * @return true|\WP_Error
	 */
	public function validate_input( $input = null ) {
		$valid = parent::validate_input( $input );
		if ( true === $valid ) {
			return true;
		}
		$problem = $this->caller->problem( $input );
		if ( null === $problem ) {
			return true; // check_permissions() comes next.
		}
		$this->caller->log( $input, $problem );
		return $problem;
	}

	/**
	 * @param mixed $input
	 * @return bool|\WP_Error
	 */
	public function check_permissions( $input = null ) {
		$permission = parent::check_permissions( $input );
		if ( is_wp_error( $permission ) ) {
			$this->caller->log( $input, $permission );
		}
		return $permission;
	}

	/**
	 * WordPress would replace the API's refusal by a general one.
	 *
	 * @param mixed $input
	 * @return mixed
	 */
	public function execute( $input = null ) {
		$this->caller->begin();
		$input      = $this->normalize_input( $input );
		$permission = $this->check_permissions( $input );
		if ( is_wp_error( $permission ) ) {
			return $permission;
		}
		$result = parent::execute( $input );
		$this->caller->log( $input, $result );
		return $result;
	}

	/**
	 * An answer is not checked: what was changed must not be reported as an error, and a test compares all answers with the
	 * contract.
	 *
	 * @param mixed $output
	 * @return true
	 */
	public function validate_output( $output ) { // phpcs:ignore Generic.CodeAnalysis.UnusedFunctionParameter -- Of WordPress.
		return true;
	}
}
