import { RichText } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import { headingTag } from '../../components/overview';
import type { AttributesProps } from './attributes';

/**
 * The heading, written in place.
 *
 * @param props
 * @param props.attributes
 * @param props.setAttributes
 */
export function Title( { attributes, setAttributes }: AttributesProps ) {
	return (
		<RichText
			tagName={ headingTag( attributes.level ) }
			className="fcc-overview__title"
			value={ attributes.title ?? '' }
			onChange={ ( title ) => setAttributes( { title } ) }
			allowedFormats={ [] }
			disableLineBreaks
			placeholder={ __( 'Customer overview', 'fluent-cart-customers' ) }
			aria-label={ __( 'Title', 'fluent-cart-customers' ) }
		/>
	);
}
