/**
 * What the server tells the scripts about the store and the person, in one
 * inline object before `fcc-store`.
 */
export interface Bootstrap {
	/** REST namespace to call: `fluent-cart/v2`, or `fluent-cart/v1` beside FluentCart. */
	namespace: string;

	/** ISO 4217 code of the store's currency. Amounts are hundredths of it. */
	currency: string;

	/** ISO 3166-1 alpha-2 code of the store's country; empty if it is unknown. */
	country: string;

	/** BCP 47 tag of the person's WordPress language, for `Intl`, with the digits that WordPress writes: `ar-u-nu-latn`. */
	locale: string;

	/** The site's time zone: `Europe/Berlin`, or an offset like `+02:00`. */
	timeZone: string;

	/** What the person may do. The server checks again. */
	can: {
		/** See customers. */
		view: boolean;
		/** Add and change customers. */
		manage: boolean;
		/** Delete customers and addresses. */
		delete: boolean;
		/** Change the email of a customer with a WordPress user. */
		editUsers: boolean;
		/** Search WordPress users, and attach one to a customer. */
		listUsers: boolean;
	};

	/** The person's WordPress user. */
	userId: number;

	/** The statuses that a customer can be given, with translated labels. */
	statuses: Array< { value: string; label: string } >;

	/** Whether the site shows avatars (Settings → Discussion). */
	showAvatars: boolean;

	/** Address of the customers page in wp-admin. */
	pageUrl: string;

	/** Where the store's own list of a country's states is, the code of the country appended; null if it has none. */
	statesUrl: string | null;
}

declare global {
	interface Window {
		fluentCartCustomers?: Bootstrap;
	}
}

/**
 * @return What the server printed for the scripts.
 * @throws {Error} If it printed nothing: then `fcc-store` was not enqueued by
 *                 its registered handle.
 */
export function getBootstrap(): Bootstrap {
	if ( ! window.fluentCartCustomers ) {
		throw new Error( 'window.fluentCartCustomers is missing.' );
	}
	return window.fluentCartCustomers;
}
