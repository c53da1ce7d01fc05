import './style.scss';

/**
 * Stands where text will be in a moment, as high as that.
 *
 * @param props.lines How many of them.
 */
export function Placeholder( { lines }: { lines: number } ) {
	return (
		<div className="fcc-placeholder" aria-hidden="true">
			{ Array.from( { length: lines }, ( _, line ) => (
				<span key={ line } />
			) ) }
		</div>
	);
}
