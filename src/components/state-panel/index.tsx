import type { ReactNode } from 'react';
import { useFocusFallback } from '../use-focus-fallback';
import './style.scss';

interface StatePanelProps {
	title: string;
	/** What it means, and what the person can do. */
	description?: string;
	/** Below it, in small print. */
	note?: ReactNode;
	/** Buttons to do it. */
	children?: ReactNode;
}

/**
 * What stands where there is nothing to show.
 */
export function StatePanel( {
	title,
	description,
	note,
	children,
}: StatePanelProps ) {
	const ref = useFocusFallback();

	return (
		<div ref={ ref } className="fcc-state">
			<h2 className="fcc-state__title">{ title }</h2>
			{ description && (
				<p className="fcc-state__description">{ description }</p>
			) }
			{ note }
			<div className="fcc-state__actions">{ children }</div>
		</div>
	);
}
