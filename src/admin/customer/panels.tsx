import { useMemo, useSyncExternalStore } from '@wordpress/element';
import { addAction, applyFilters } from '@wordpress/hooks';
import { ErrorBoundary } from '../../components/error-boundary';
import {
	panelHeadingId,
	PanelIds,
	type Panel,
	type PanelProps,
} from '../navigation/panel';
import { activityPanel } from './activity/activity';
import { additionalInfoPanel } from './additional-info/info-form';
import { addressesPanel } from './addresses/addresses';
import { callerPanel } from './caller';
import { figuresPanel } from './figures';
import { headPanel } from './head';
import { ordersPanel } from './orders/orders';
import { profilePanel } from './profile';
import { userPanel } from './user';

const FILTER = 'fluentCartCustomers.panels';

const OWN_PANELS: Panel[] = [
	headPanel,
	callerPanel,
	figuresPanel,
	ordersPanel,
	profilePanel,
	addressesPanel,
	additionalInfoPanel,
	userPanel,
	activityPanel,
];

// A plugin's script may be loaded later, or while the screen is open.
let revision = 0;
const listeners = new Set< () => void >();

for ( const action of [ 'hookAdded', 'hookRemoved' ] ) {
	addAction( action, 'fluent-cart-customers/panels', ( hook: unknown ) => {
		if ( hook === FILTER ) {
			revision++;
			listeners.forEach( ( listener ) => listener() );
		}
	} );
}

/**
 * Lays the panels out. Two columns have independent heights. In one column the
 * panels keep their order, except that those at the side stay together.
 */
export function Panels( props: PanelProps ) {
	const panels = usePanels();
	const ids = useMemo( () => panels.map( ( { id } ) => id ), [ panels ] );
	const { top, main, side, end } = groupByPlace( panels );

	return (
		<PanelIds.Provider value={ ids }>
			{ top.map( ( panel ) => (
				<ErrorBoundary key={ panel.id }>
					<panel.Component { ...props } />
				</ErrorBoundary>
			) ) }
			<div className="fcc-panels">
				<Column name="main" panels={ main } { ...props } />
				<Column name="side" panels={ side } { ...props } />
				<Column name="end" panels={ end } { ...props } />
			</div>
		</PanelIds.Provider>
	);
}

/**
 * @return The panels of the customer screen, in their order.
 */
function usePanels(): Panel[] {
	const current = useSyncExternalStore( subscribe, () => revision );

	return useMemo( () => {
		/**
		 * Filters the panels of the customer screen: add, remove and sort them.
		 * See docs/panels.md.
		 */
		return applyFilters( FILTER, OWN_PANELS ) as Panel[];
		// eslint-disable-next-line react-hooks/exhaustive-deps -- Other filters make other panels.
	}, [ current ] );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

type Place = Panel[ 'area' ] | 'end';

function groupByPlace( panels: Panel[] ): Record< Place, Panel[] > {
	const firstAtSide = panels.findIndex( ( { area } ) => area === 'side' );
	const inMain = panels.filter( ( { area } ) => area === 'main' );
	const isBeforeSide = ( panel: Panel ) =>
		firstAtSide < 0 || panels.indexOf( panel ) < firstAtSide;

	return {
		top: panels.filter( ( { area } ) => area === 'top' ),
		main: inMain.filter( isBeforeSide ),
		side: panels.filter( ( { area } ) => area === 'side' ),
		end: inMain.filter( ( panel ) => ! isBeforeSide( panel ) ),
	};
}

interface ColumnProps extends PanelProps {
	name: Exclude< Place, 'top' >;
	panels: Panel[];
}

function Column( { name, panels, ...props }: ColumnProps ) {
	return (
		<div className={ `fcc-panels__${ name }` }>
			{ panels.map( ( panel ) => (
				<PanelCard key={ panel.id } panel={ panel } { ...props } />
			) ) }
		</div>
	);
}

function PanelCard( { panel, ...props }: PanelProps & { panel: Panel } ) {
	const headingId = panelHeadingId( panel.id );

	return (
		<section
			className={ `fcc-card fcc-panel fcc-panel--${ panel.id }` }
			aria-labelledby={ headingId }
		>
			<h2 id={ headingId } className="fcc-panel__title" tabIndex={ -1 }>
				{ panel.title }
			</h2>
			<ErrorBoundary>
				<panel.Component { ...props } />
			</ErrorBoundary>
		</section>
	);
}
