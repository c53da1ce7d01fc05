import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';
import {
	ApiError,
	store,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { customerName } from '../customer-name';
import {
	changedFields,
	draftOf,
	EMPTY_DRAFT,
	toCreate,
	toUpdate,
	type CustomerDraft,
	type DraftField,
} from './draft';
import { fieldErrorsOf, validate, type FieldErrors } from './validation';

/** What somebody else changed while the form was open. */
export interface Conflict {
	before: CustomerDraft;
	after: CustomerDraft;
	fields: DraftField[];
}

export interface CustomerForm {
	draft: CustomerDraft;
	isDirty: boolean;
	isSaving: boolean;
	errors: FieldErrors;
	/** Why the save failed, if no field is to blame. */
	failure: string | undefined;
	conflict: Conflict | undefined;
	/** Grows with each save that was refused. */
	refusals: number;
	setField: ( field: DraftField, value: string ) => void;
	save: () => Promise< void >;
}

function messageOf( error: ApiError ): string {
	return error.isSignedOut
		? __(
				'Your session has ended. Sign in, then save once more: nothing you typed is lost.',
				'fluent-cart-customers'
			)
		: error.message;
}

/**
 * The state of the form. What the person typed lies over what is stored, so
 * that a newer record can slide in below without losing a letter.
 *
 * @param customer What is known of the customer; undefined for a new one.
 * @param onSaved  Called once after the save.
 */
export function useCustomerForm(
	customer: Customer | CustomerSummary | undefined,
	onSaved: () => void
): CustomerForm {
	const [ typed, setTyped ] = useState< Partial< CustomerDraft > >( {} );
	const [ isSaving, setIsSaving ] = useState( false );
	const [ errors, setErrors ] = useState< FieldErrors >( {} );
	const [ failure, setFailure ] = useState< string >();
	const [ conflict, setConflict ] = useState< Conflict >();
	const [ refusals, setRefusals ] = useState( 0 );
	// Ahead of the state: a double click comes before the next render.
	const isSent = useRef( false );

	const { createCustomer, updateCustomer } = useDispatch( store );
	const { createSuccessNotice } = useDispatch( noticesStore );

	const stored = customer ? draftOf( customer ) : EMPTY_DRAFT;
	const draft = { ...stored, ...typed };
	const changed = changedFields( stored, draft );

	function setField( field: DraftField, value: string ) {
		setTyped( { ...typed, [ field ]: value } );
		setErrors( { ...errors, [ field ]: undefined } );
	}

	function refuse( reasons: FieldErrors, message?: string ) {
		setErrors( reasons );
		setFailure( message );
		setRefusals( refusals + 1 );
	}

	async function send(): Promise< string > {
		if ( ! customer ) {
			const added = await createCustomer( toCreate( draft ) );
			return sprintf(
				/* translators: %s: name of a customer. */
				__( '%s was added.', 'fluent-cart-customers' ),
				customerName( added )
			);
		}
		const saved = await updateCustomer(
			customer.id,
			toUpdate( draft, changed ),
			'version' in customer ? customer : undefined
		);
		return sprintf(
			/* translators: %s: name of a customer. */
			__( 'Changes to %s were saved.', 'fluent-cart-customers' ),
			customerName( saved )
		);
	}

	async function save() {
		if ( isSent.current ) {
			return;
		}
		const problems = validate( draft, customer && changed );
		if ( Object.keys( problems ).length > 0 ) {
			refuse( problems );
			return;
		}
		if ( customer && changed.length === 0 ) {
			onSaved();
			return;
		}

		isSent.current = true;
		setIsSaving( true );
		setFailure( undefined );
		try {
			createSuccessNotice( await send(), { type: 'snackbar' } );
			onSaved();
		} catch ( error ) {
			isSent.current = false;
			setIsSaving( false );

			if ( ! ( error instanceof ApiError ) ) {
				throw error;
			}
			const reasons = fieldErrorsOf( error );
			if ( error.current ) {
				const after = draftOf( error.current );
				const fields = changedFields( stored, after );
				setConflict( { before: stored, after, fields } );
			}
			const isExplained =
				!! error.current || Object.keys( reasons ).length > 0;
			refuse( reasons, isExplained ? undefined : messageOf( error ) );
		}
	}

	return {
		draft,
		isDirty: changed.length > 0,
		isSaving,
		errors,
		failure,
		conflict,
		refusals,
		setField,
		save,
	};
}
