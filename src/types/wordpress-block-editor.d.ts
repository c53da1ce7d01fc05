/** WordPress's own package has no types. */
declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

	/** Everything that the block's outermost element needs in the editor. */
	export function useBlockProps(
		props?: HTMLAttributes< HTMLElement >
	): HTMLAttributes< HTMLElement >;

	/** Turns `var:preset|spacing|40` into the CSS that it stands for. */
	export function getSpacingPresetCssVar( value: string ): string;

	interface BlockControlsProps {
		/** Where in the toolbar: `block` is beside the block's own kind. */
		group?: 'block' | 'inline' | 'other';
		children: ReactNode;
	}

	export const BlockControls: ComponentType< BlockControlsProps >;

	export const InspectorControls: ComponentType< { children: ReactNode } >;

	interface HeadingLevelDropdownProps< Level extends number > {
		value: Level;
		onChange: ( level: Level ) => void;
	}

	/** Chooses one of the levels 1 to 6. */
	export function HeadingLevelDropdown< Level extends number >(
		props: HeadingLevelDropdownProps< Level >
	): ReactNode;

	interface RichTextProps {
		tagName: keyof HTMLElementTagNameMap;
		className: string;
		/** HTML: what is typed is escaped. */
		value: string;
		onChange: ( value: string ) => void;
		/** Names of formats; none of them with an empty list. */
		allowedFormats: string[];
		disableLineBreaks: boolean;
		placeholder: string;
		'aria-label': string;
	}

	export const RichText: ComponentType< RichTextProps >;
}
