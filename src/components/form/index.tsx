import { useEffect, useRef } from '@wordpress/element';
import type { FormEvent, ReactNode } from 'react';

interface FormProps {
	className?: string;

	/**
	 * Grows with each failed submit. The first invalid field then receives the
	 * focus.
	 */
	failedSubmits: number;

	/** Whether the first field receives the focus when the form is mounted. */
	hasInitialFocus?: boolean;

	onSave: () => Promise< void >;
	children: ReactNode;
}

/**
 * A form that is validated by this plugin instead of the browser.
 */
export function Form( {
	className,
	failedSubmits,
	hasInitialFocus = false,
	onSave,
	children,
}: FormProps ) {
	const element = useRef< HTMLFormElement >( null );

	useEffect( () => {
		if ( failedSubmits > 0 ) {
			focusFirst( '[aria-invalid="true"], .is-invalid input' );
		} else if ( hasInitialFocus ) {
			focusFirst( 'input' );
		}

		function focusFirst( selector: string ) {
			element.current?.querySelector< HTMLElement >( selector )?.focus();
		}
	}, [ failedSubmits, hasInitialFocus ] );

	function submit( event: FormEvent ) {
		event.preventDefault();
		void onSave();
	}

	return (
		<form
			ref={ element }
			className={ className ? `fcc-form ${ className }` : 'fcc-form' }
			noValidate
			autoComplete="off"
			onSubmit={ submit }
		>
			{ children }
		</form>
	);
}
