import type { ReactNode } from 'react';
import { Head, type HeadProps } from './head';

interface FrameProps extends HeadProps {
	/** Whether what is shown is about to be replaced. */
	isBusy: boolean;
	children: ReactNode;
}

/**
 * What stays while the parts in it load, fail and change: the buttons keep the
 * focus.
 *
 * @param props
 * @param props.isBusy
 * @param props.children
 */
export function Frame( { isBusy, children, ...head }: FrameProps ) {
	return (
		<div className="fcc-overview" aria-busy={ isBusy || undefined }>
			<Head { ...head } />
			{ children }
		</div>
	);
}
