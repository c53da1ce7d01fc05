/** WordPress's own package has no types. */
declare module '@wordpress/commands' {
	import type { ReduxStoreConfig, StoreDescriptor } from '@wordpress/data';
	import type { ReactElement } from 'react';

	export interface Command {
		name: string;
		label: string;
		/** What the search is compared with, if not the label. */
		searchLabel?: string;
		icon?: ReactElement;
		callback: ( options: { close: () => void } ) => void;
	}

	/** What the palette calls, as a hook of React, with every search. */
	export type CommandLoaderHook = ( options: { search: string } ) => {
		commands: Command[];
		isLoading: boolean;
	};

	interface CommandLoader {
		name: string;
		hook: CommandLoaderHook;
	}

	interface Actions {
		registerCommand: ( command: Command ) => object;
		registerCommandLoader: ( loader: CommandLoader ) => object;
	}

	export const store: StoreDescriptor<
		ReduxStoreConfig< unknown, Actions, object >
	>;
}
