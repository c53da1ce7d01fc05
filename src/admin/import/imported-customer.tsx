import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store, type Address, type RunResult } from '@fcc/store';
import { countryName } from '../../components/country-name';
import { customerName } from '../../components/customer-name';
import { formatNumber } from '../../components/format';
import { useNeeded } from '../../components/use-needed';
import { customerLinkProps } from '../navigation/routes';
import { outcomeLabel } from '../runs/texts';

/**
 * What became of a row: the customer as they look now, or why the row failed.
 */
export function ImportedCustomer( { result }: { result: RunResult } ) {
	const { customer_id: id, message, outcome, row } = result;

	return (
		<li className={ `is-${ outcome }` }>
			<p className="fcc-import__example">
				{ row !== null && (
					<span>
						{ sprintf(
							/* translators: %s: number of a row. */
							__( 'Row %s', 'fluent-cart-customers' ),
							formatNumber( row )
						) }
					</span>
				) }{ ' ' }
				<span>{ outcomeLabel( outcome ) }</span>
			</p>
			{ id !== null && outcome !== 'failed' && <Details id={ id } /> }
			{ message && <p>{ message }</p> }
		</li>
	);
}

function Details( { id }: { id: number } ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomer( id ),
		[ id ]
	);
	useNeeded( 'getCustomer', [ [ id ] ] );

	if ( ! customer ) {
		return (
			<a { ...customerLinkProps( id ) }>
				{ sprintf(
					/* translators: %d: ID of a customer. */
					__( 'Customer #%d', 'fluent-cart-customers' ),
					id
				) }
			</a>
		);
	}
	const { email, phone, addresses } = customer;
	return (
		<>
			<a { ...customerLinkProps( id ) } dir="auto">
				{ customerName( customer ) }
			</a>
			<span dir="auto">{ email }</span>
			{ phone && <span dir="auto">{ phone }</span> }
			{ addresses.map( ( address ) => (
				<span key={ address.id } dir="auto">
					{ addressText( address ) }
				</span>
			) ) }
		</>
	);
}

function addressText( address: Address ): string {
	return [
		address.company,
		address.address_1,
		address.address_2,
		[ address.postcode, address.city ].filter( Boolean ).join( ' ' ),
		address.state,
		address.country && countryName( address.country ),
	]
		.filter( Boolean )
		.join( ', ' );
}
