import type { ReactNode } from 'react';
import { useFocusFallback } from '../use-focus-fallback';
import './style.scss';

interface StatePanelProps {
	title: string;
	/** What it means, and what the user can do. */
	description?: string;
	/** Small print below the description. */
	note?: ReactNode;
	/** Buttons. */
	children?: ReactNode;
}

/**
 * A message that fills the place of missing content.
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
