import { TestEnvironment } from 'jest-environment-jsdom';

/**
 * A browser page with `fetch` and what belongs to it, which jsdom lacks: Node's
 * own keep to the same standard.
 */
export default class BrowserEnvironment extends TestEnvironment {
	/** @override */
	async setup() {
		await super.setup();
		Object.assign( this.global, {
			AbortController,
			AbortSignal,
			Blob,
			fetch,
			Headers,
			Request,
			Response,
			TextDecoder,
			TextEncoder,
			// TextDecoder and Blob compare with it.
			ArrayBuffer,
			Uint8Array,
		} );
	}
}
