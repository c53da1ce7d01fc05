import type { CustomerStats, CustomerSummary, Overview } from '@fcc/store';

/**
 * Answers about an invented store, which the server prints before this script.
 */
interface BlockExample {
	overview: Overview;
	customer: Pick<
		CustomerSummary,
		'id' | 'first_name' | 'last_name' | 'email' | 'status'
	>;
	stats: CustomerStats;
}

declare global {
	interface Window {
		fluentCartCustomersExample?: BlockExample;
	}
}

/**
 * @return The object that the server printed.
 * @throws {Error} If it is missing, because the script was not enqueued for a block
 *                 editor.
 */
export function getExample(): BlockExample {
	if ( ! window.fluentCartCustomersExample ) {
		throw new Error( 'window.fluentCartCustomersExample is missing.' );
	}
	return window.fluentCartCustomersExample;
}
