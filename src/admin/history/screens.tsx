import { useEffect, useRef } from '@wordpress/element';
import { useArguments } from '../navigation/location';
import { historyQuery } from '../navigation/routes';
import { RunScreen } from '../runs/run-screen';
import { HistoryScreen } from './history-screen';

/**
 * The history of changes, or the page of one run. Exported for the lazy shell in
 * `index.tsx`.
 *
 * @param props.runId Run whose page is open.
 */
export function HistoryScreens( { runId }: { runId: number | undefined } ) {
	const { page } = historyQuery( useArguments() );
	const root = useRef< HTMLDivElement >( null );
	const lastRun = useRef< number >();

	// Focuses the heading, or in the history the link of the run that was left.
	useEffect( () => {
		const left =
			runId === undefined
				? root.current?.querySelector< HTMLElement >(
						`[data-run="${ lastRun.current }"]`
					)
				: undefined;
		const target = left ?? root.current?.querySelector( 'h1' );
		target?.focus( { preventScroll: ! left } );
		lastRun.current = runId;
	}, [ runId ] );

	return (
		<div ref={ root } className="fcc-customer-screen fcc-history-screen">
			{ runId === undefined ? (
				<HistoryScreen page={ page } />
			) : (
				<RunScreen key={ runId } runId={ runId } />
			) }
		</div>
	);
}
