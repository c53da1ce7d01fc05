import './style.scss';

interface SkeletonProps {
	figures: number;
	hasChart?: boolean | undefined;
	/** The maximum number of customers. */
	topCustomers?: number | undefined;
}

/**
 * A placeholder of about the height of the parts.
 */
export function Skeleton( {
	figures,
	hasChart = true,
	topCustomers = 0,
}: SkeletonProps ) {
	return (
		<div className="fcc-overview-skeleton" aria-hidden="true">
			{ figures > 0 && (
				<div className="fcc-overview__figures">
					{ Array.from( { length: figures }, ( _, index ) => (
						<div key={ index } className="fcc-overview__figure">
							<span />
							<span />
							<span />
						</div>
					) ) }
				</div>
			) }
			{ hasChart && <div className="fcc-overview__chart" /> }
			{ topCustomers > 0 && (
				<div className="fcc-overview__top">
					{ Array.from( { length: topCustomers }, ( _, index ) => (
						<span key={ index } />
					) ) }
				</div>
			) }
		</div>
	);
}
