import { __ } from '@wordpress/i18n';
import { Badge, type Tone } from '../../../components/badge';

type Labels = Record< string, [ label: string, tone: Tone ] >;

/** FluentCart's order statuses. */
const STATUSES: Labels = {
	processing: [ __( 'Processing', 'fluent-cart-customers' ), 'attention' ],
	completed: [ __( 'Completed', 'fluent-cart-customers' ), 'positive' ],
	'on-hold': [ __( 'On hold', 'fluent-cart-customers' ), 'attention' ],
	canceled: [ __( 'Canceled', 'fluent-cart-customers' ), 'neutral' ],
	failed: [ __( 'Failed', 'fluent-cart-customers' ), 'negative' ],
};

/** FluentCart's payment statuses. */
const PAYMENT_STATUSES: Labels = {
	pending: [ __( 'Pending', 'fluent-cart-customers' ), 'attention' ],
	paid: [ __( 'Paid', 'fluent-cart-customers' ), 'positive' ],
	partially_paid: [
		__( 'Partially paid', 'fluent-cart-customers' ),
		'attention',
	],
	failed: [ __( 'Failed', 'fluent-cart-customers' ), 'negative' ],
	refunded: [ __( 'Refunded', 'fluent-cart-customers' ), 'neutral' ],
	partially_refunded: [
		__( 'Partially refunded', 'fluent-cart-customers' ),
		'neutral',
	],
	authorized: [ __( 'Authorized', 'fluent-cart-customers' ), 'attention' ],
};

/**
 * @param props
 * @param props.status
 */
export function OrderStatus( { status }: { status: string } ) {
	return <StatusOf labels={ STATUSES } status={ status } />;
}

/**
 * @param props
 * @param props.status
 */
export function PaymentStatus( { status }: { status: string } ) {
	return <StatusOf labels={ PAYMENT_STATUSES } status={ status } />;
}

/** One that another plugin has added is shown as it is. */
function StatusOf( { labels, status }: { labels: Labels; status: string } ) {
	const [ label, tone ] = labels[ status ] ?? [ status, 'neutral' ];
	return label ? <Badge tone={ tone }>{ label }</Badge> : null;
}
