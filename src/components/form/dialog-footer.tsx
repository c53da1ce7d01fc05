import { useEffect, useRef, useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import './style.scss';

interface DialogFooterProps {
	className: string;
	children: ReactNode;
}

/**
 * The buttons of a dialog. They stay visible while the dialog scrolls, with a
 * line and a shadow above the hidden part.
 */
export function DialogFooter( { className, children }: DialogFooterProps ) {
	const end = useRef< HTMLDivElement >( null );
	const [ isAtEnd, setIsAtEnd ] = useState( true );

	useEffect( () => {
		if ( ! end.current ) {
			return;
		}
		const observer = new IntersectionObserver( ( entries ) =>
			setIsAtEnd( entries.at( -1 )?.isIntersecting ?? true )
		);
		observer.observe( end.current );
		return () => observer.disconnect();
	}, [] );

	return (
		<>
			<div
				className={ `fcc-dialog-footer ${ className }${
					isAtEnd ? '' : ' is-over-content'
				}` }
			>
				{ children }
			</div>
			<div ref={ end } className="fcc-dialog-end" />
		</>
	);
}
