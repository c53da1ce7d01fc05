/**
 * The addresses of calls. Apart from the other addresses, since few page views
 * need them.
 */
import { navigate, type ArgumentChanges } from '../navigation/location';
import { customerArguments } from '../navigation/routes';

/** Arguments of an address that a telephone program opens. */
const CALLER_ARGUMENTS = {
	find_email: undefined,
	find_order: undefined,
	find_tel: undefined,
};

/**
 * Shows what was found for a caller, and removes the caller from the address.
 *
 * @param changes     Arguments that open what was found.
 * @param hiddenValue Kept out of the address.
 */
export function replaceCaller(
	changes: ArgumentChanges,
	hiddenValue?: string
): void {
	navigate(
		{ ...CALLER_ARGUMENTS, ...changes },
		{ replace: true, ...( hiddenValue && { hiddenValue } ) }
	);
}

/**
 * @return The arguments that open the screen of a customer who calls.
 */
export function callArguments( id: number ): ArgumentChanges {
	return { ...customerArguments( id ), call: '1' };
}

/** What is known of a caller who is not a customer. */
interface NewCaller {
	email?: string;
	phone?: string;
}

/**
 * Opens the dialog of a new customer with what is known of the caller. The history
 * entry keeps it, so that it survives a reload.
 */
export function addCaller( caller: NewCaller ): void {
	replaceCaller( { dialog: 'add' } );
	window.history.replaceState( { ...window.history.state, caller }, '' );
}

/**
 * @return The caller to add; undefined for any other new customer.
 */
export function getNewCaller(): NewCaller | undefined {
	return window.history.state?.caller;
}
