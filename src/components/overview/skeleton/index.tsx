import './style.scss';

interface SkeletonProps {
	/** How many figures there will be. */
	figures: number;
	hasChart?: boolean | undefined;
	/** How many customers there may be. */
	topCustomers?: number | undefined;
}

/**
 * Stands where the parts will be in a moment, about as high as they.
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
