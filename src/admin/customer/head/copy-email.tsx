import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { check, copySmall } from '@wordpress/icons';
import { useEffect, useState } from '@wordpress/element';
import { speak } from '@wordpress/a11y';

/** How long the button says that it was done, in milliseconds. */
const SAY_TIME = 2000;

/**
 * @param props
 * @param props.email
 */
export function CopyEmail( { email }: { email: string } ) {
	const [ isCopied, setIsCopied ] = useState( false );
	const ref = useCopyToClipboard< HTMLButtonElement >( email, () => {
		setIsCopied( true );
		speak( __( 'Email copied.', 'fluent-cart-customers' ) );
	} );

	useEffect( () => {
		if ( ! isCopied ) {
			return;
		}
		const timer = setTimeout( () => setIsCopied( false ), SAY_TIME );
		return () => clearTimeout( timer );
	}, [ isCopied ] );

	return (
		<Button
			ref={ ref }
			className="fcc-head__copy"
			size="small"
			iconSize={ 20 }
			icon={ isCopied ? check : copySmall }
			label={
				isCopied
					? __( 'Copied', 'fluent-cart-customers' )
					: __( 'Copy email', 'fluent-cart-customers' )
			}
		/>
	);
}
