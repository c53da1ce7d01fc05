/** WordPress's own package has no types. */
declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

	/** Everything that the block's outermost element needs in the editor. */
	export function useBlockProps(
		props?: HTMLAttributes< HTMLElement >
	): HTMLAttributes< HTMLElement >;

	export const BlockControls: ComponentType< { children: ReactNode } >;

	export const InspectorControls: ComponentType< { children: ReactNode } >;
}
