import { ApiError } from '../../api';
import { evidenceOf } from './evidence';
import { failureKindOf } from './failures';

/**
 * @param error
 * @return Why something was not done, in sentences for the person.
 */
export function failureText( error: unknown ): string {
	if ( ! ( error instanceof ApiError ) ) {
		return String( error );
	}
	const { description, reason = description } = failureKindOf( error );
	const why = typeof reason === 'string' ? reason : reason( error );

	return [ why, evidenceOf( error ) ].filter( Boolean ).join( ' ' );
}
