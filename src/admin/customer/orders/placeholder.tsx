import { FIRST_ORDERS } from './page';

/**
 * Keeps the place of orders that are on their way.
 *
 * @param props
 * @param props.rows How many there are, as far as is known.
 */
export function Placeholder( { rows }: { rows: number } ) {
	const shown = Math.min( rows, FIRST_ORDERS.per_page );

	return (
		<div className="fcc-orders__placeholder" aria-hidden="true">
			{ Array.from( { length: shown }, ( _, index ) => (
				<span key={ index } />
			) ) }
		</div>
	);
}
