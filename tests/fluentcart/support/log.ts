import { logEntries } from '../../support/error-log.ts';

/** What FluentCart alone puts into WordPress's log, too. */
const FLUENTCART_ENTRIES = [
	/\/plugins\/fluent-cart\/\S+ on line \d+/,
	// On a site of a network that has no tables of its own, or none of WordPress's yet; Action Scheduler is FluentCart's.
	/WordPress database error (?!.*FluentCartCustomers\\(?!LocalSite|Tests)).*(FluentCart\\(App|Framework)\\|ActionScheduler_)/s,
	/Caught exception while enqueuing action "fluent_cart\//,
];

/** The entries of a debug log but for FluentCart's own. */
export function withoutFluentCartEntries( log: string ): string[] {
	return logEntries( log ).filter(
		( entry ) =>
			! FLUENTCART_ENTRIES.some( ( pattern ) => pattern.test( entry ) )
	);
}
