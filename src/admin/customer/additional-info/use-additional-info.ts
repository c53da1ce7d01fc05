import { select as selectNow, useDispatch, useSelect } from '@wordpress/data';
import {
	conflictingFields,
	store,
	type AdditionalInfoDraft,
	type ApiError,
	type Customer,
	type NewInfoEntry,
} from '@fcc/store';
import { own } from '../../../components/own';
import type { Conflict } from '../editing/conflicts';
import { completeBase, rebaseField } from '../editing/draft-base';
import { infoLabel } from '../../forms/field-labels';
import { infoField, keyOfInfoField } from '../../forms/info-field';
import { notifyDiscarded } from '../editing/save-bar';
import { useSave } from '../editing/use-save';
import {
	changesOf,
	displayText,
	editableText,
	infoKey,
	kindOf,
	labelsOf,
	NO_EDITS,
	rowName,
	validateInfo,
	withoutNotes,
	type InfoEdits,
	type InfoErrors,
} from './info';

/**
 * Edits the additional info of a customer. Edits are kept apart from the record,
 * so that a newer record can replace the old one without losing them.
 */
export function useAdditionalInfo( customer: Customer ) {
	const { id: customerId } = customer;
	const draft = useSelect(
		( select ) => select( store ).getDrafts( customerId ).additionalInfo,
		[ customerId ]
	);
	const { setDrafts } = useDispatch( store );
	const saving = useSave( errorsOf );

	const info = withoutNotes( customer.additional_info );
	const { edits, added } = draft ?? NO_EDITS;
	const base = draft ? completeBase( draft.base, customer ) : customer;
	// Another user may have removed a key whose value is being edited.
	const known = { ...withoutNotes( base.additional_info ), ...info };
	const conflicts = findConflicts();

	function findConflicts(): Conflict< string >[] {
		const changes = changesOf( known, { edits, added } );
		const names = conflictingFields(
			{ additional_info: changes },
			base,
			customer
		);
		return Object.keys( changes )
			.filter( ( key ) => names.includes( infoField( key ) ) )
			.map( ( key ) => ( {
				field: key,
				apiName: infoField( key ),
				label: infoLabel( key, customer ),
				mine: displayText( changes[ key ] ),
				theirs: displayText( info[ key ] ),
			} ) );
	}

	function errorsOf( error: ApiError ): InfoErrors {
		return Object.fromEntries(
			Object.entries( error.fields ).map( ( [ field, message ] ) => {
				const row = added.find(
					( { key } ) => infoField( infoKey( key ) ) === field
				);
				const key = keyOfInfoField( field ) ?? '';
				return [ rowName( row ? row.id : key ), message ];
			} )
		);
	}

	/** The newest draft, because several edits can precede the next render. */
	function latestDraft() {
		return selectNow( store ).getDrafts( customerId ).additionalInfo;
	}

	function latestEdits(): InfoEdits {
		return latestDraft() ?? NO_EDITS;
	}

	function latestBase(): Customer {
		const latest = latestDraft();
		return latest ? completeBase( latest.base, customer ) : customer;
	}

	function storeDraft(
		next: Partial< InfoEdits >,
		newBase: Customer = latestBase()
	) {
		const kept: InfoEdits = { ...latestEdits(), ...next };
		const isEmpty =
			kept.added.length === 0 && Object.keys( kept.edits ).length === 0;
		const additionalInfo: AdditionalInfoDraft | undefined = isEmpty
			? undefined
			: { edits: kept.edits, added: kept.added, base: newBase };
		setDrafts( customerId, { additionalInfo } );
	}

	/**
	 * @param key  Key of a stored field.
	 * @param text Null removes the field.
	 */
	function setValue( key: string, text: string | null ) {
		const { [ key ]: _, ...others } = latestEdits().edits;
		const before = own( latestBase().additional_info, key );
		const isAsBefore =
			before !== undefined && text === editableText( before );

		storeDraft( {
			edits: isAsBefore ? others : { ...others, [ key ]: text },
		} );
		saving.clearError( rowName( key ) );
	}

	function add() {
		const rows = latestEdits().added;
		const row: NewInfoEntry = {
			id: nextId( rows ),
			key: '',
			kind: 'text',
			text: '',
		};
		storeDraft( { added: [ ...rows, row ] } );
	}

	function changeAdded(
		id: number,
		changes: Partial< Omit< NewInfoEntry, 'id' > >
	) {
		storeDraft( {
			added: latestEdits().added.map( ( row ) =>
				row.id === id ? { ...row, ...changes } : row
			),
		} );
		saving.clearError( rowName( id, 'key' ) );
		saving.clearError( rowName( id ) );
	}

	function removeAdded( row: NewInfoEntry ) {
		storeDraft( {
			added: latestEdits().added.filter( ( { id } ) => id !== row.id ),
		} );
		if ( row.key.trim() || row.text.trim() ) {
			notifyDiscarded( () => {
				const { added: rows } = latestEdits();
				storeDraft( {
					added: [ ...rows, { ...row, id: nextId( rows ) } ],
				} );
			} );
		}
	}

	function takeTheirs( key: string ) {
		const latest = latestEdits();
		storeDraft( {
			edits: Object.fromEntries(
				Object.entries( latest.edits ).filter(
					( [ name ] ) => name !== key
				)
			),
			added: latest.added.filter( ( row ) => infoKey( row.key ) !== key ),
		} );
	}

	function keepMine( key: string ) {
		const latest = latestEdits();
		const { [ key ]: text, ...others } = latest.edits;
		const newBase = rebaseField( latestBase(), customer, infoField( key ) );

		if ( latest.added.some( ( row ) => infoKey( row.key ) === key ) ) {
			// The added field replaces the other user's value, even one of
			// another type.
			storeDraft(
				{ edits: { ...latest.edits, [ key ]: null } },
				newBase
			);
		} else if (
			typeof text === 'string' &&
			own( info, key ) === undefined
		) {
			const kind = kindOf(
				own( latestBase().additional_info, key ) ?? ''
			);
			const name = infoLabel( key, latestBase() );
			const row = { id: nextId( latest.added ), key: name, kind, text };
			storeDraft(
				{ edits: others, added: [ ...latest.added, row ] },
				newBase
			);
		} else {
			storeDraft( {}, newBase );
		}
	}

	function removeDraft() {
		setDrafts( customerId, { additionalInfo: undefined } );
	}

	function discard() {
		const discarded = latestDraft();
		removeDraft();
		if ( discarded ) {
			notifyDiscarded( () => {
				const later = latestEdits();
				storeDraft(
					{
						edits: { ...discarded.edits, ...later.edits },
						added: later.added.reduce(
							( rows, row ) => [
								...rows,
								{ ...row, id: nextId( rows ) },
							],
							discarded.added
						),
					},
					completeBase( discarded.base, customer )
				);
			} );
		}
	}

	async function save() {
		const problems = validateInfo( known, { edits, added }, ( key ) =>
			infoLabel( key, base )
		);
		if ( Object.keys( problems ).length > 0 || conflicts.length > 0 ) {
			saving.rejectSubmit( problems );
			return;
		}
		const changes = changesOf( known, { edits, added } );
		if ( Object.keys( changes ).length === 0 ) {
			removeDraft();
			return;
		}
		const labels = labelsOf( { edits, added } );
		const saved = await saving.save( customer, {
			additional_info: changes,
			...( Object.keys( labels ).length > 0 && {
				additional_info_labels: labels,
			} ),
		} );
		if ( saved ) {
			keepUnsavedEdits( saved );
		}
	}

	function keepUnsavedEdits( saved: Customer ) {
		const later = latestEdits();

		storeDraft(
			{
				edits: Object.fromEntries(
					Object.entries( later.edits ).filter(
						( [ key, text ] ) => text !== edits[ key ]
					)
				),
				added: later.added.filter( ( row ) => ! added.includes( row ) ),
			},
			saved
		);
	}

	return {
		info,
		edits,
		added,
		conflicts,
		isDirty: !! draft,
		saving,
		setValue,
		add,
		changeAdded,
		removeAdded,
		keepMine,
		takeTheirs,
		save,
		discard,
	};
}

function nextId( added: NewInfoEntry[] ): number {
	return Math.max( 0, ...added.map( ( { id } ) => id ) ) + 1;
}
