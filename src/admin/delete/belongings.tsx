import { useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type Customer } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';
import { formatNumber } from '../../components/format';
import { ordersText } from '../bulk/orders-text';
import type { Forecast } from './use-forecast';

interface BelongingsProps {
	id: number;
	forecast: Forecast;
}

/**
 * What goes with a customer who is deleted, and what stays.
 *
 * @param props
 * @param props.id
 * @param props.forecast
 */
export function Belongings( { id, forecast }: BelongingsProps ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomer( id ),
		[ id ]
	);
	useNeeded( 'getCustomer', [ [ id ] ] );
	const kept = [
		forecast.orders > 0 &&
			ordersText( forecast.orders, forecast.totalSpent ),
		customer?.user &&
			sprintf(
				/* translators: %s: name of a WordPress user. */
				__( 'The WordPress user %s', 'fluent-cart-customers' ),
				customer.user.display_name
			),
	].filter( Boolean );

	return (
		<div className="fcc-belongings">
			<h2>{ __( 'Is deleted for good', 'fluent-cart-customers' ) }</h2>
			<ul>
				{ lost( customer ).map( ( what ) => (
					<li key={ what }>{ what }</li>
				) ) }
			</ul>
			{ kept.length > 0 && (
				<>
					<h2>{ __( 'Stays', 'fluent-cart-customers' ) }</h2>
					<ul>
						{ kept.map( ( what ) => (
							<li key={ String( what ) }>{ what }</li>
						) ) }
					</ul>
				</>
			) }
		</div>
	);
}

function lost( customer: Customer | undefined ): string[] {
	const profile = __(
		'The profile: name, email, phone, notes',
		'fluent-cart-customers'
	);
	const activity = __(
		'The activity: what was changed, and by whom',
		'fluent-cart-customers'
	);
	if ( ! customer ) {
		return [
			profile,
			__( 'All addresses', 'fluent-cart-customers' ),
			__( 'All additional info', 'fluent-cart-customers' ),
			activity,
		];
	}
	const { addresses, additional_info } = customer;
	const fields = Object.keys( additional_info ).filter(
		( key ) => key !== 'notes'
	).length;

	return [
		profile,
		...( addresses.length > 0
			? [
					sprintf(
						/* translators: %s: number of addresses. */
						_n(
							'%s address',
							'%s addresses',
							addresses.length,
							'fluent-cart-customers'
						),
						formatNumber( addresses.length )
					),
				]
			: [] ),
		...( fields > 0
			? [
					sprintf(
						/* translators: %s: number of fields. */
						_n(
							'%s field of additional info',
							'%s fields of additional info',
							fields,
							'fluent-cart-customers'
						),
						formatNumber( fields )
					),
				]
			: [] ),
		activity,
	];
}
