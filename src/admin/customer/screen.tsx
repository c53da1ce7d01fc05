import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import { ApiError } from '@fcc/store';
import { Failure } from '../../components/failure';
import { customerName } from '../../components/customer-name';
import { takeEditRequest } from '../routes';
import { NoCustomer } from './no-customer';
import { goToProfile } from './panel';
import { Panels } from './panels-layout';
import { TopBar } from './top-bar';
import { useCustomer } from './use-customer';
import { useDocumentTitle } from './use-document-title';

/**
 * All of one customer.
 *
 * @param props
 * @param props.customerId
 */
export function CustomerScreen( { customerId }: { customerId: number } ) {
	const { customer, error, retry } = useCustomer( customerId );
	const isGone =
		error instanceof ApiError &&
		error.code === 'customer_not_found' &&
		! error.foreign;
	const isShown = !! customer || !! error;
	const root = useRef< HTMLDivElement >( null );
	const isFocused = useRef( false );

	useDocumentTitle( customer && customerName( customer ) );

	// At first, and where the focus has gone with the customer before: on the
	// button that leads to the next customer it stays.
	useEffect( () => {
		if ( ! isShown ) {
			return;
		}
		const { activeElement, body } = document;
		const isLost = ! activeElement || activeElement === body;
		if ( takeEditRequest( customerId ) && goToProfile() ) {
			isFocused.current = true;
		} else if ( ! isFocused.current || isLost ) {
			isFocused.current = true;
			const heading = root.current?.querySelector( 'h1' );
			heading?.focus( { preventScroll: true } );
		}
	}, [ customerId, isShown ] );

	return (
		<div ref={ root } className="fcc-customer-screen">
			<TopBar customerId={ customerId } />
			{ !! error &&
				( isGone || ! customer ? (
					<NoCustomer error={ error } onRetry={ retry } />
				) : (
					<Failure
						isCompact
						error={ error }
						title={ __(
							'Not all of this customer could be loaded',
							'fluent-cart-customers'
						) }
						onRetry={ retry }
					/>
				) ) }
			{ customer && ! isGone && (
				<Panels
					key={ customerId }
					customerId={ customerId }
					customer={ customer }
				/>
			) }
		</div>
	);
}
