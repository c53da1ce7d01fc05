import { resolveSelect, useDispatch } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	diffFields,
	store,
	type ApiError,
	type Customer,
	type CustomerChange,
	type CustomerUpdate,
} from '@fcc/store';
import { customerName } from '../../../components/customer-name';
import { useSubmit, type Submit } from '../../../components/form/use-submit';
import { joinSentences } from '../../../components/sentences';
import { notifyApiError } from '../../navigation/notices';
import { notifyChange } from '../../operations/undo';
import { authorshipOf, NEWEST_ACTIVITY, type Authorship } from './authorship';
import { mergedTexts } from './conflicts';
import { infoField } from '../../forms/info-field';

interface Save< Errors > extends Submit< Errors > {
	/**
	 * Sends changes of a customer.
	 *
	 * @param customer The newest known record.
	 * @return The saved record; undefined if nothing was saved.
	 */
	save: (
		customer: Customer,
		changes: CustomerUpdate
	) => Promise< Customer | undefined >;
}

/**
 * Saves edits of a customer. If another user has changed other fields since the
 * last read, a notice names them. If both changed the same field, nothing is
 * saved: the store receives the newest record and the form shows the conflict.
 *
 * @param fieldErrors Finds the messages that belong to fields of the form.
 */
export function useSave< Errors extends object >(
	fieldErrors: ( error: ApiError ) => Errors
): Save< Partial< Errors > > {
	const form = useSubmit( {
		fieldErrors,
		isExplained: ( error ) => !! error.current,
	} );
	const isMounted = useIsMounted();
	const { updateCustomer } = useDispatch( store );

	async function send( customer: Customer, changes: CustomerUpdate ) {
		try {
			return await updateCustomer( customer.id, changes, customer );
		} catch ( error ) {
			if ( ! isMounted.current ) {
				notifyApiError( error, {
					what: sprintf(
						/* translators: %s: name of a customer. */
						__(
							'Couldn’t save your changes to %s.',
							'fluent-cart-customers'
						),
						customerName( customer )
					),
				} );
			}
			throw error;
		}
	}

	async function save( customer: Customer, changes: CustomerUpdate ) {
		const saved = await form.submit( () => send( customer, changes ) );
		if ( saved ) {
			void announceSaved( customer, changes, saved );
		}
		return saved?.customer;
	}

	return { ...form, save };
}

/**
 * Whether the component is mounted: the user may open the next customer while
 * this one is saved.
 */
function useIsMounted() {
	const isMounted = useRef( true );
	useEffect( () => {
		isMounted.current = true;
		return () => {
			isMounted.current = false;
		};
	}, [] );
	return isMounted;
}

/**
 * Announces the save, and the fields that other users changed since the last
 * read.
 *
 * @param before  The record that the user saw.
 * @param changes The saved changes.
 * @param change  The saved record and the run.
 */
async function announceSaved(
	before: Customer,
	changes: CustomerUpdate,
	{ customer: after, run_id: runId }: CustomerChange
): Promise< void > {
	const {
		additional_info: info,
		additional_info_labels: _,
		...fields
	} = changes;
	const savedFields = [
		...Object.keys( fields ),
		...Object.keys( info ?? {} ).map( infoField ),
	];
	const otherFields = diffFields( before, after ).filter(
		( field ) => ! savedFields.includes( field )
	);
	const saved = sprintf(
		/* translators: %s: name of a customer. */
		__( 'Changes to %s saved.', 'fluent-cart-customers' ),
		customerName( after )
	);
	if ( otherFields.length === 0 ) {
		notifyChange( saved, runId );
		return;
	}
	const merged = mergedTexts(
		after,
		await readAuthorship( after.id, otherFields ),
		otherFields
	);
	notifyChange( joinSentences( [ saved, ...merged ] ), runId );
}

/** An error only hides the names, so it is ignored. */
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
