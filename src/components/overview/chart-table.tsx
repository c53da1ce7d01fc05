import { __ } from '@wordpress/i18n';
import type { Measure } from './chart';

interface ChartTableProps {
	caption: string;
	unit: string;
	stretches: string[];
	measures: Measure[];
}

/**
 * What a chart shows, as a table that is opened.
 *
 * @param props
 * @param props.caption
 * @param props.unit
 * @param props.stretches
 * @param props.measures
 */
export function ChartTable( {
	caption,
	unit,
	stretches,
	measures,
}: ChartTableProps ) {
	return (
		<details className="fcc-overview__data">
			<summary>
				{ __( 'Show as a table', 'fluent-cart-customers' ) }
			</summary>
			<table>
				<caption className="screen-reader-text">{ caption }</caption>
				<thead>
					<tr>
						<th scope="col">{ unit }</th>
						{ measures.map( ( { name, label } ) => (
							<th key={ name } scope="col">
								{ label }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ stretches.map( ( stretch, index ) => (
						<tr key={ index }>
							<th scope="row">{ stretch }</th>
							{ measures.map( ( { name, texts } ) => (
								<td key={ name }>{ texts[ index ] }</td>
							) ) }
						</tr>
					) ) }
				</tbody>
			</table>
		</details>
	);
}
