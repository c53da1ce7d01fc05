import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	ApiError,
	store,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { Failure } from '../../components/failure';
import { useNeeded } from '../../components/use-needed';
import { useDocumentTitle } from '../navigation/document-title';
import { goToProfile } from '../navigation/panel';
import { listLinkProps, takeEditRequest } from '../navigation/routes';
import { Deletion } from './deletion';
import { Panels } from './panels';
import { TopBar } from './top-bar';

/**
 * The screen of one customer. Exported for the lazy shell in `index.tsx`.
 */
export function CustomerScreen( { customerId }: { customerId: number } ) {
	const { customer, error, retry } = useCustomer( customerId );
	const isDeleted =
		error instanceof ApiError &&
		error.code === 'customer_not_found' &&
		! error.foreign;
	const isShown = !! customer || !! error;
	const root = useRef< HTMLDivElement >( null );
	const isFocused = useRef( false );

	useDocumentTitle( customer && customerName( customer ) );

	// Focuses the heading at first, and if the previous customer's panel had the
	// focus. On the button to the next customer the focus stays.
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
				( isDeleted || ! customer ? (
					<NoCustomer
						customerId={ customerId }
						isDeleted={ isDeleted }
						error={ error }
						onRetry={ retry }
					/>
				) : (
					<Failure
						isCompact
						error={ error }
						title={ __(
							'Couldn’t load all customer details',
							'fluent-cart-customers'
						) }
						onRetry={ retry }
					/>
				) ) }
			{ customer && ! isDeleted && (
				<Panels
					key={ customerId }
					customerId={ customerId }
					customer={ customer }
				/>
			) }
		</div>
	);
}

interface NoCustomerProps {
	customerId: number;
	/** Whether the customer does not exist. */
	isDeleted: boolean;
	error: unknown;
	onRetry: () => void;
}

/**
 * Shown instead of a customer who cannot be read.
 */
function NoCustomer( {
	customerId,
	isDeleted,
	error,
	onRetry,
}: NoCustomerProps ) {
	const toList = (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			{ ...listLinkProps() }
		>
			{ __( 'All customers', 'fluent-cart-customers' ) }
		</Button>
	);
	const failure = (
		<Failure
			error={ error }
			title={ __(
				'Couldn’t load this customer',
				'fluent-cart-customers'
			) }
			onRetry={ onRetry }
		>
			{ toList }
		</Failure>
	);

	return (
		<div className="fcc-card">
			<h1 className="screen-reader-text" tabIndex={ -1 }>
				{ __( 'Customer', 'fluent-cart-customers' ) }
			</h1>
			{ isDeleted ? (
				<Deletion customerId={ customerId } otherwise={ failure }>
					{ toList }
				</Deletion>
			) : (
				failure
			) }
		</div>
	);
}

/** A customer who is opened again later than this is read again. */
const FRESH_MS = 30_000;

/** When each customer was last shown, in milliseconds since 1970. */
const openedAt = new Map< number, number >();

interface OpenCustomer {
	/** The full record; before it is read, the row of a list. */
	customer: Customer | CustomerSummary | undefined;
	/** Why the full record could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads the customer whose screen is open.
 */
function useCustomer( id: number ): OpenCustomer {
	const { customer, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customer:
					selectors.getCustomer( id ) ??
					selectors.getCustomerSummary( id ),
				error: selectors.getResolutionError( 'getCustomer', [ id ] ),
			};
		},
		[ id ]
	);
	useNeeded( 'getCustomer', [ [ id ] ] );
	const { invalidateCustomer } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateCustomer( id );
	}, [ invalidateCustomer, id ] );

	useEffect( () => {
		const last = openedAt.get( id );
		if ( last !== undefined && Date.now() - last > FRESH_MS ) {
			retry();
		}
		return () => {
			openedAt.set( id, Date.now() );
		};
	}, [ id, retry ] );

	return { customer, error, retry };
}
