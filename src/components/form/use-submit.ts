import { useRef, useState } from '@wordpress/element';
import { ApiError, failureText } from '@fcc/store';

interface SubmitOptions< Errors > {
	/** Finds the messages that belong to fields; without it, none do. */
	fieldErrors?: ( error: ApiError ) => Errors;

	/** Whether the form explains the error elsewhere, such as a conflict to resolve. */
	isExplained?: ( error: ApiError ) => boolean;

	/**
	 * Whether the form closes after a success. It then stays busy, because a
	 * second Enter before it is closed must not send the request again.
	 */
	closesOnSuccess?: boolean;
}

/** The state of a form that is submitted, and the functions that change it. */
export interface Submit< Errors > {
	/** Whether a request is in flight, or has succeeded and the form closes. */
	isSubmitting: boolean;

	/** A message for each field that cannot be saved as it is. */
	errors: Errors;

	/** Why the request failed, if the error belongs to no field. */
	failure: string | undefined;

	/** Grows with each failed submit; `Form` then focuses the first invalid field. */
	failedSubmits: number;

	/** Shows errors that the client found. Sends nothing. */
	rejectSubmit: ( errors: Errors ) => void;

	/** Removes the message of a field that the user edits. */
	clearError: ( field: keyof Errors ) => void;

	/**
	 * Runs a request. Does nothing while another one is in flight.
	 *
	 * @return The result of the request; undefined if it failed or was not sent.
	 */
	submit: < Result >(
		send: () => Promise< Result >
	) => Promise< Result | undefined >;
}

/**
 * Submits a form: one request at a time, with the error of each field or else
 * one message for the whole form.
 */
export function useSubmit< Errors extends object = Record< string, never > >( {
	fieldErrors,
	isExplained,
	closesOnSuccess = false,
}: SubmitOptions< Errors > = {} ): Submit< Partial< Errors > > {
	const [ isSubmitting, setIsSubmitting ] = useState( false );
	const [ errors, setErrors ] = useState< Partial< Errors > >( {} );
	const [ failure, setFailure ] = useState< string >();
	const [ failedSubmits, setFailedSubmits ] = useState( 0 );
	// A ref, because a double click comes before the next render.
	const isSent = useRef( false );

	function fail( reasons: Partial< Errors >, message?: string ) {
		setErrors( reasons );
		setFailure( message );
		setFailedSubmits( ( count ) => count + 1 );
	}

	function failWith( error: unknown ) {
		const apiError = error instanceof ApiError ? error : undefined;
		const reasons = apiError && fieldErrors?.( apiError );
		const hasReasons = !! reasons && Object.keys( reasons ).length > 0;

		fail(
			reasons ?? {},
			hasReasons || ( apiError && isExplained?.( apiError ) )
				? undefined
				: failureText( error )
		);
	}

	return {
		isSubmitting,
		errors,
		failure,
		failedSubmits,
		rejectSubmit( reasons ) {
			if ( ! isSent.current ) {
				fail( reasons );
			}
		},
		clearError: ( field ) =>
			setErrors( ( current ) => ( {
				...current,
				[ field ]: undefined,
			} ) ),
		async submit( send ) {
			if ( isSent.current ) {
				return undefined;
			}
			isSent.current = true;
			setIsSubmitting( true );
			setErrors( {} );
			setFailure( undefined );

			let hasSucceeded = false;
			try {
				const result = await send();
				hasSucceeded = true;
				return result;
			} catch ( error ) {
				failWith( error );
				return undefined;
			} finally {
				if ( ! hasSucceeded || ! closesOnSuccess ) {
					isSent.current = false;
					setIsSubmitting( false );
				}
			}
		},
	};
}
