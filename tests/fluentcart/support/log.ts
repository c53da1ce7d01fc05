import { logEntries } from '../../support/error-log.ts';

/** Messages that FluentCart writes to the log without this plugin. */
const FLUENTCART_ENTRIES = [
	/\/plugins\/fluent-cart\/\S+ on line \d+/,
	// On a site of a network without FluentCart's tables, or without WordPress's. Action Scheduler is FluentCart's.
	/WordPress database error (?!.*FluentCartCustomers\\(?!LocalSite|Tests)).*(FluentCart\\(App|Framework)\\|ActionScheduler_)/s,
	/Caught exception while enqueuing action "fluent_cart\//,
];

/** The entries of a debug log without FluentCart's own. */
export function withoutFluentCartEntries( log: string ): string[] {
	return logEntries( log ).filter(
		( entry ) =>
			! FLUENTCART_ENTRIES.some( ( pattern ) => pattern.test( entry ) )
	);
}
