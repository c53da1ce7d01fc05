import { store } from '@wordpress/interactivity';

store( 'fluent-cart-customers/customer-overview', {} );
