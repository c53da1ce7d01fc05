import { useEffect, useRef } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Step } from './session';

interface StepPanelProps {
	step: Step;
	title: string;
	children: ReactNode;
}

/** The step whose heading was focused last. The first one leaves the focus at the title of the screen. */
let shown: Step | undefined;

/**
 * A step: its heading receives the focus when a person comes from another step.
 */
export function StepPanel( { step, title, children }: StepPanelProps ) {
	const heading = useRef< HTMLHeadingElement >( null );
	const id = `fcc-import-${ step }`;

	useEffect( () => {
		if ( shown !== undefined && shown !== step ) {
			window.scrollTo( 0, 0 );
			heading.current?.focus( { preventScroll: true } );
		}
		shown = step;
	}, [ step ] );

	return (
		<section
			className="fcc-card fcc-panel fcc-import__step"
			aria-labelledby={ id }
		>
			<h2
				ref={ heading }
				id={ id }
				className="fcc-panel__title"
				tabIndex={ -1 }
			>
				{ title }
			</h2>
			{ children }
		</section>
	);
}

const STEPS: Step[] = [ 'file', 'columns', 'check', 'result' ];

const LABELS: Record< Step, string > = {
	file: __( 'File', 'fluent-cart-customers' ),
	columns: _x( 'Columns', 'step of an import', 'fluent-cart-customers' ),
	check: _x( 'Check', 'step of an import', 'fluent-cart-customers' ),
	result: _x( 'Result', 'step of an import', 'fluent-cart-customers' ),
};

interface StepListProps {
	step: Step;
	/** Steps to which a person can go back. */
	open: Step[];
	onStep: ( step: Step ) => void;
}

/**
 * The steps, with buttons for those that a person can go back to.
 */
export function StepList( { step, open, onStep }: StepListProps ) {
	const current = STEPS.indexOf( step );

	return (
		<nav aria-label={ __( 'Steps', 'fluent-cart-customers' ) }>
			<ol className="fcc-import__steps">
				{ STEPS.map( ( name, index ) => (
					<li
						key={ name }
						className={ index < current ? 'is-done' : undefined }
						aria-current={ name === step ? 'step' : undefined }
					>
						{ name !== step && open.includes( name ) ? (
							<button
								type="button"
								onClick={ () => onStep( name ) }
							>
								{ LABELS[ name ] }
							</button>
						) : (
							<span>{ LABELS[ name ] }</span>
						) }
					</li>
				) ) }
			</ol>
		</nav>
	);
}
