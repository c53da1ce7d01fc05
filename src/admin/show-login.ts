declare global {
	interface Window {
		/** What WordPress's script `heartbeat` leaves for others. */
		wp?: { heartbeat?: { connectNow: () => void } };
	}
}

/**
 * Has WordPress show its login over the page now, if the session has ended. By
 * itself it looks once a minute.
 */
export function showLogin(): void {
	window.wp?.heartbeat?.connectNow();
}
