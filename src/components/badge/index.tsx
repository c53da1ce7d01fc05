import type { ReactNode } from 'react';
import './style.scss';

export type Tone = 'positive' | 'attention' | 'negative' | 'neutral';

interface BadgeProps {
	tone?: Tone;
	children: ReactNode;
}

/**
 * A short label beside the thing that it describes.
 */
export function Badge( { tone = 'neutral', children }: BadgeProps ) {
	return <span className={ `fcc-badge is-${ tone }` }>{ children }</span>;
}
