import type { ReactNode } from 'react';
import './style.scss';

export type Tone = 'positive' | 'attention' | 'negative' | 'neutral';

interface BadgeProps {
	/** How good it is what the badge says. */
	tone?: Tone;
	children: ReactNode;
}

/**
 * A word about a thing, beside it.
 */
export function Badge( { tone = 'neutral', children }: BadgeProps ) {
	return <span className={ `fcc-badge is-${ tone }` }>{ children }</span>;
}
