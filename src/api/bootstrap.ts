import type { Overview } from './types';

/**
 * Facts about the store and the user, which the server prints as one inline
 * object before `fcc-store`.
 */
export interface Bootstrap {
	/** REST namespace to call: `fluent-cart/v2`, or `fluent-cart/v1` beside FluentCart. */
	namespace: string;

	/** ISO 4217 code of the store's currency. Amounts are hundredths of it. */
	currency: string;

	/** ISO 3166-1 alpha-2 code of the store's country; empty if it is unknown. */
	country: string;

	/** Whether full names begin with the last name. */
	isFamilyNameFirst: boolean;

	/** BCP 47 tag of the user's WordPress language, for `Intl`, with the digits that WordPress writes: `ar-u-nu-latn`. */
	locale: string;

	/** The site's time zone: `Europe/Berlin`, or an offset like `+02:00`. */
	timeZone: string;

	/** The user's rights. The server checks them again with each request. */
	can: {
		/** View customers. */
		view: boolean;
		/** Add and change customers. */
		manage: boolean;
		/** Delete customers and addresses. */
		delete: boolean;
		/** Change the email of a customer with a WordPress user, and send password resets. */
		editUsers: boolean;
		/** Search WordPress users, and attach one to a customer. */
		listUsers: boolean;
		/** Create WordPress users. */
		createUsers: boolean;
	};

	/** Id of the WordPress user. */
	userId: number;

	/** Days in which a change can be undone; 0 if changes are not recorded. */
	undoDays: number;

	/** The statuses that a customer can be set to, with translated labels. */
	statuses: Array< { value: string; label: string } >;

	/** FluentCart's labels by id, on the customers page; empty without FluentCart. */
	labels?: Array< { value: string; label: string } >;

	/** The periods of the overview and the name of their control, for use without an answer. */
	periods: { label: string; choices: Overview[ 'periods' ] };

	/** Whether the site shows avatars (Settings → Discussion). */
	showAvatars: boolean;

	/** URL of the customers page in wp-admin. */
	pageUrl: string;

	/** URL of the settings page. Null if the user may not open it. */
	settingsUrl: string | null;

	/**
	 * URL that opens WordPress's screen Erase Personal Data with a request for a customer; the id is appended. Null if the
	 * user may not erase.
	 */
	eraseUrl: string | null;

	/** URL of the store's own list of a country's states; the country's code is appended. Null if the store has no list. */
	statesUrl: string | null;
}

declare global {
	interface Window {
		fluentCartCustomers?: Bootstrap;
	}
}

/**
 * @return The object that the server printed.
 * @throws {Error} If it is missing, because `fcc-store` was not enqueued by its
 *                 registered handle.
 */
export function getBootstrap(): Bootstrap {
	if ( ! window.fluentCartCustomers ) {
		throw new Error( 'window.fluentCartCustomers is missing.' );
	}
	return window.fluentCartCustomers;
}
