import { Button, TextControl } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { addQueryArgs } from '@wordpress/url';
import { getBootstrap } from '@fcc/store';
import type { Section } from './section';

export const telephoneSection: Section = {
	id: 'telephone',
	title: __( 'Telephone', 'fluent-cart-customers' ),
	Component: Telephone,
};

/**
 * The address that opens the customer who is calling. It is part of the site and
 * not a setting.
 */
function Telephone() {
	const { pageUrl } = getBootstrap();
	const address = `${ addQueryArgs( pageUrl ) }&find_tel=`;

	return (
		<>
			<div className="fcc-telephone">
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Address for calls', 'fluent-cart-customers' ) }
					help={ __(
						'Paste this address into your telephone program, and add its placeholder for the caller’s number at the end. When a call comes in, the program opens the customer, the customers who share the number, or a new customer with the number filled in.',
						'fluent-cart-customers'
					) }
					value={ address }
					dir="ltr"
					readOnly
					onFocus={ ( { currentTarget } ) => currentTarget.select() }
					onChange={ () => {} }
				/>
				<CopyButton text={ address } />
			</div>
			<p className="fcc-settings__help">
				{ __(
					'To open a customer by order or email, end the address with find_order= or find_email= instead. The person who takes the call must be logged in. The number doesn’t stay in the browser’s address.',
					'fluent-cart-customers'
				) }
			</p>
			<p className="fcc-settings__help">
				{ __(
					'Each call takes less than 200 ms on the server, even with a million customers.',
					'fluent-cart-customers'
				) }
			</p>
			<TryNumber address={ address } />
		</>
	);
}

function CopyButton( { text }: { text: string } ) {
	const { createSuccessNotice } = useDispatch( noticesStore );
	const ref = useCopyToClipboard< HTMLButtonElement >( text, () => {
		void createSuccessNotice(
			__( 'Address copied.', 'fluent-cart-customers' ),
			{ type: 'snackbar' }
		);
	} );

	return (
		<Button ref={ ref } __next40pxDefaultSize variant="secondary">
			{ __( 'Copy', 'fluent-cart-customers' ) }
		</Button>
	);
}

/**
 * Opens the address with a number, as the telephone program does.
 */
function TryNumber( { address }: { address: string } ) {
	const [ number, setNumber ] = useState( '' );

	return (
		<div className="fcc-telephone">
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Number to try', 'fluent-cart-customers' ) }
				type="tel"
				autoComplete="off"
				value={ number }
				onChange={ setNumber }
			/>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				href={ address + encodeURIComponent( number.trim() ) }
				target="_blank"
			>
				{ __( 'Try it', 'fluent-cart-customers' ) }
			</Button>
		</div>
	);
}
