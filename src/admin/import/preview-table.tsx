import { __ } from '@wordpress/i18n';

interface PreviewTableProps {
	columns: string[];
	rows: string[][];
}

/** Rows of the preview. */
const ROWS = 5;

/**
 * The first rows of a file, so that a person sees whether it is read rightly.
 */
export function PreviewTable( { columns, rows }: PreviewTableProps ) {
	return (
		<div
			className="fcc-import__preview"
			role="region"
			aria-label={ __( 'First rows', 'fluent-cart-customers' ) }
			// The region scrolls, so keyboards need to reach it.
			tabIndex={ 0 }
		>
			<table>
				<thead>
					<tr>
						{ columns.map( ( column, index ) => (
							<th key={ index } scope="col" dir="auto">
								{ column }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ rows.slice( 0, ROWS ).map( ( row, index ) => (
						<tr key={ index }>
							{ columns.map( ( _, column ) => (
								<td key={ column } dir="auto">
									{ row[ column ] }
								</td>
							) ) }
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}
