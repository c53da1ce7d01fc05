import { Button, Placeholder, SearchControl } from '@wordpress/components';
import { useDebounce, useMergeRefs } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from '@wordpress/element';
import { commentAuthorAvatar } from '@wordpress/icons';
import type { CustomerSummary } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { Failure } from '../../components/failure';
import { useCustomerSearch } from './use-customer-search';
import { useHitKeys } from './use-hit-keys';

/** After the last letter, in milliseconds. */
const PAUSE = 250;

/** As in the contract. */
const MAX_LENGTH = 200;

interface CustomerPickerProps {
	onChoose: ( customerId: number ) => void;
	/** Where somebody is chosen already. */
	onCancel?: ( () => void ) | undefined;
}

/**
 * Searches the customers as one types, to choose one of them.
 *
 * @param props
 * @param props.onChoose
 * @param props.onCancel
 */
export function CustomerPicker( { onChoose, onCancel }: CustomerPickerProps ) {
	const [ text, setText ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	const searchLater = useDebounce( setSearch, PAUSE );
	const element = useRef< HTMLDivElement >( null );
	const ref = useMergeRefs( [ element, useHitKeys() ] );
	const isAskedFor = onCancel !== undefined;

	useEffect( () => {
		// Into a block that was just inserted, the editor leads the focus.
		if ( isAskedFor ) {
			element.current?.querySelector( 'input' )?.focus();
		}
	}, [ isAskedFor ] );

	return (
		<Placeholder
			icon={ commentAuthorAvatar }
			label={ __( 'One customer', 'fluent-cart-customers' ) }
			instructions={ __(
				'Choose the customer whose figures are to stand here.',
				'fluent-cart-customers'
			) }
		>
			<div ref={ ref } className="fcc-customer-picker">
				<SearchControl
					__nextHasNoMarginBottom
					label={ __( 'Search customers', 'fluent-cart-customers' ) }
					placeholder={ __(
						'Name, email or #id',
						'fluent-cart-customers'
					) }
					maxLength={ MAX_LENGTH }
					value={ text }
					onChange={ ( next ) => {
						setText( next );
						searchLater( next.trim() );
					} }
				/>
				<FoundCustomers search={ search } onChoose={ onChoose } />
				{ onCancel && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						onClick={ onCancel }
					>
						{ __( 'Cancel', 'fluent-cart-customers' ) }
					</Button>
				) }
			</div>
		</Placeholder>
	);
}

interface FoundCustomersProps {
	search: string;
	onChoose: ( customerId: number ) => void;
}

function FoundCustomers( { search, onChoose }: FoundCustomersProps ) {
	const { hits, hasMore, isSearching, error, retry } =
		useCustomerSearch( search );

	if ( error ) {
		return (
			<Failure
				isCompact
				error={ error }
				title={ __(
					'The customers could not be searched',
					'fluent-cart-customers'
				) }
				onRetry={ retry }
			/>
		);
	}
	if ( ! hits ) {
		return null;
	}
	return (
		<div aria-busy={ isSearching }>
			<ul className="fcc-customer-picker__hits">
				{ hits.map( ( customer ) => (
					<li key={ customer.id }>
						<Button
							__next40pxDefaultSize
							onClick={ () => onChoose( customer.id ) }
						>
							<CustomerText customer={ customer } />
						</Button>
					</li>
				) ) }
			</ul>
			{ hits.length === 0 && (
				<p className="fcc-customer-picker__hint">
					{ __( 'No customer found.', 'fluent-cart-customers' ) }
				</p>
			) }
			{ hasMore && (
				<p className="fcc-customer-picker__hint">
					{ __(
						'There are more. Type on to find them.',
						'fluent-cart-customers'
					) }
				</p>
			) }
		</div>
	);
}

function CustomerText( { customer }: { customer: CustomerSummary } ) {
	const name = customerName( customer );

	return (
		<>
			<strong dir="auto">{ name }</strong>
			{ name !== customer.email && <span>{ customer.email }</span> }
		</>
	);
}
