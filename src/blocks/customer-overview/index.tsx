import { registerBlockType, registerBlockVariation } from '@wordpress/blocks';
import { people } from '@wordpress/icons';
import type { Attributes } from './attributes';
import metadata from './block.json';
import { Edit } from './edit';
import { variations } from './variations';
import './editor.scss';
import './style.scss';

// The server passes the rest of block.json to the editor, translated.
const { name, title, category, attributes } = metadata;

registerBlockType< Attributes >(
	{ name, title, category, attributes },
	{ edit: Edit, icon: people }
);
registerBlockVariation( name, variations );
