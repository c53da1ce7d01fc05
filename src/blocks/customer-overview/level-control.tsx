import { BlockControls, HeadingLevelDropdown } from '@wordpress/block-editor';
import type { AttributesProps } from './attributes';

/**
 * The level of the heading, in the block's toolbar.
 *
 * @param props
 * @param props.attributes
 * @param props.setAttributes
 */
export function LevelControl( { attributes, setAttributes }: AttributesProps ) {
	return attributes.showTitle ? (
		<BlockControls group="block">
			<HeadingLevelDropdown
				value={ attributes.level }
				onChange={ ( level ) => setAttributes( { level } ) }
			/>
		</BlockControls>
	) : null;
}
