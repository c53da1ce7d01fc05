import { __ } from '@wordpress/i18n';
import { formatDate, formatDateTime } from '../format';

/**
 * A date with its time as a tooltip.
 *
 * @param props.moment In GMT, as the API sends it; null for never.
 */
export function Day( { moment }: { moment: string | null } ) {
	if ( ! moment ) {
		return (
			<>
				<span className="fcc-none" aria-hidden="true">
					—
				</span>
				<span className="screen-reader-text">
					{ __( 'Never', 'fluent-cart-customers' ) }
				</span>
			</>
		);
	}
	return (
		<time dateTime={ moment } title={ formatDateTime( moment ) }>
			{ formatDate( moment ) }
		</time>
	);
}
