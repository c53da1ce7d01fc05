import { resolveSelect, useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from '@wordpress/element';
import {
	ApiError,
	differingFields,
	failureText,
	store,
	type Customer,
	type CustomerUpdate,
} from '@fcc/store';
import { customerName } from '../../../components/customer-name';
import { notifySuccess, notifyApiError } from '../../navigation/notices';
import { authorshipOf, NEWEST_ACTIVITY, type Authorship } from './draft-base';
import { mergedTexts } from './conflicts';

interface Saving< Errors > {
	isSaving: boolean;
	/** A message for each field that cannot be saved as it is. */
	errors: Errors;
	/** Why the save failed, if no field is to blame. */
	failure: string | undefined;
	/** Grows with each save that was refused. */
	failedSubmits: number;
	rejectSubmit: ( errors: Errors ) => void;
	/** Takes the message of a field away, for the person has gone on typing. */
	clearError: ( field: keyof Errors ) => void;
	/**
	 * @param customer The newest that is known of them.
	 * @param changes
	 * @return The customer as they are now; undefined if nothing was saved.
	 */
	save: (
		customer: Customer,
		changes: CustomerUpdate
	) => Promise< Customer | undefined >;
}

/**
 * Saves what was typed of a customer. What others have changed meanwhile is
 * told; where that is one of the same fields nothing is saved, and the store
 * has the newest.
 *
 * @param errorsOf What of the server's refusal belongs to which field.
 */
export function useSave< Errors extends object >(
	errorsOf: ( error: ApiError ) => Errors
): Saving< Partial< Errors > > {
	const [ isSaving, setIsSaving ] = useState( false );
	const [ errors, setErrors ] = useState< Partial< Errors > >( {} );
	const [ failure, setFailure ] = useState< string >();
	const [ failedSubmits, setFailedSubmits ] = useState( 0 );
	// Ahead of the state: a double click comes before the next render.
	const isSent = useRef( false );
	const isMounted = useIsMounted();
	const { updateCustomer } = useDispatch( store );

	function rejectSubmit( reasons: Partial< Errors >, message?: string ) {
		setErrors( reasons );
		setFailure( message );
		setFailedSubmits( ( count ) => count + 1 );
	}

	async function save( customer: Customer, changes: CustomerUpdate ) {
		if ( isSent.current ) {
			return undefined;
		}
		isSent.current = true;
		setIsSaving( true );
		setErrors( {} );
		setFailure( undefined );
		try {
			const saved = await updateCustomer(
				customer.id,
				changes,
				customer
			);
			void announceSaved( customer, changes, saved );
			return saved;
		} catch ( error ) {
			if ( ! isMounted.current ) {
				notifyApiError( error, {
					what: sprintf(
						/* translators: %s: name of a customer. */
						__(
							'Your changes to %s were not saved.',
							'fluent-cart-customers'
						),
						customerName( customer )
					),
				} );
			}
			const reasons =
				error instanceof ApiError ? errorsOf( error ) : undefined;
			const isExplained =
				( error instanceof ApiError && error.current ) ||
				( reasons && Object.keys( reasons ).length > 0 );
			rejectSubmit(
				reasons ?? {},
				isExplained ? undefined : failureText( error )
			);
			return undefined;
		} finally {
			isSent.current = false;
			setIsSaving( false );
		}
	}

	return {
		isSaving,
		errors,
		failure,
		failedSubmits,
		rejectSubmit,
		clearError: ( field ) =>
			setErrors( ( current ) => ( {
				...current,
				[ field ]: undefined,
			} ) ),
		save,
	};
}

/** Somebody may have gone on to the next customer while this one is saved. */
function useIsMounted() {
	const isShown = useRef( true );
	useEffect( () => {
		isShown.current = true;
		return () => {
			isShown.current = false;
		};
	}, [] );
	return isShown;
}

/**
 * Says that it was saved, and what came from somebody else meanwhile.
 *
 * @param before  What the person had in sight.
 * @param changes What they saved.
 * @param after   What it is now.
 */
async function announceSaved(
	before: Customer,
	changes: CustomerUpdate,
	after: Customer
): Promise< void > {
	const {
		additional_info: info,
		additional_info_labels: _,
		...fields
	} = changes;
	const ours = [
		...Object.keys( fields ),
		...Object.keys( info ?? {} ).map(
			( key ) => `additional_info[${ key }]`
		),
	];
	const theirs = differingFields( before, after ).filter(
		( field ) => ! ours.includes( field )
	);
	const saved = sprintf(
		/* translators: %s: name of a customer. */
		__( 'Changes to %s were saved.', 'fluent-cart-customers' ),
		customerName( after )
	);
	if ( theirs.length === 0 ) {
		notifySuccess( saved );
		return;
	}
	const merged = mergedTexts(
		after,
		await readAuthorship( after.id, theirs ),
		theirs
	);
	notifySuccess( [ saved, ...merged ].join( ' ' ) );
}

/** Nothing hangs on who it was: where that cannot be read, it is unknown. */
async function readAuthorship(
	id: number,
	fields: string[]
): Promise< Authorship | undefined > {
	try {
		const page = await resolveSelect( store ).getActivity(
			id,
			NEWEST_ACTIVITY
		);
		return authorshipOf( page?.activity, fields );
	} catch {
		return undefined;
	}
}
