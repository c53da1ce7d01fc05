import './style.scss';

/**
 * A placeholder of the height of the text that is loading.
 *
 * @param props.lines Number of lines.
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
