import { __ } from '@wordpress/i18n';

interface FigureProps {
	label: string;
	/** Null where there is none. */
	value: string | null;
	/** Stands behind the value. */
	detail?: string | undefined;
	/** Shows the orders that it is made of; undefined where there is none to show. */
	onOpen: ( () => void ) | undefined;
}

/**
 * One figure, which opens the orders behind it.
 *
 * @param props
 * @param props.label
 * @param props.value
 * @param props.detail
 * @param props.onOpen
 */
export function Figure( { label, value, detail, onOpen }: FigureProps ) {
	const content = (
		<>
			<span className="fcc-figure__label">{ label }</span>
			<span className="fcc-figure__value">
				{ value ?? '—' }
				{ detail && (
					<span className="fcc-figure__detail"> { detail }</span>
				) }
			</span>
		</>
	);
	return (
		<li>
			{ onOpen ? (
				<button
					type="button"
					className="fcc-figure"
					title={ __( 'Show these orders', 'fluent-cart-customers' ) }
					onClick={ onOpen }
				>
					{ content }
				</button>
			) : (
				<div className="fcc-figure">{ content }</div>
			) }
		</li>
	);
}
