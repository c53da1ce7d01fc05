import { select as selectNow, useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	conflictingFields,
	getBootstrap,
	store,
	type Customer,
	type CustomerSummary,
	type ProfileField,
} from '@fcc/store';
import { Form } from '../../components/form';
import { CustomerFields } from '../forms/customer-fields';
import {
	changedFields,
	fieldErrorsOf,
	FIELDS,
	PROFILE_FIELDS,
	toUpdate,
	validate,
	valuesOf,
	type CustomerValues,
} from '../forms/customer-values';
import type { Panel, PanelProps } from '../navigation/panel';
import { Conflicts, type Conflict } from './editing/conflicts';
import { asFullRecord, completeBase, rebaseField } from './editing/draft-base';
import { notifyDiscarded, SaveBar } from './editing/save-bar';
import { useSave } from './editing/use-save';

export const profilePanel: Panel = {
	id: 'profile',
	title: __( 'Profile', 'fluent-cart-customers' ),
	area: 'side',
	Component: getBootstrap().can.manage ? ProfileForm : ProfileText,
};

/**
 * The profile, for users who may edit it.
 */
function ProfileForm( { customerId, customer }: PanelProps ) {
	const profile = useProfile( customerId, customer );
	const { values, conflicts, isDirty, isFull, saving } = profile;
	const { errors, failure, isSubmitting, failedSubmits } = saving;

	return (
		<Form failedSubmits={ failedSubmits } onSave={ profile.save }>
			<Conflicts
				customerId={ customerId }
				conflicts={ conflicts }
				failedSubmits={ failedSubmits }
				onKeepMine={ profile.keepMine }
				onTakeTheirs={ profile.takeTheirs }
			/>
			<CustomerFields
				values={ values }
				errors={ errors }
				onChange={ profile.setField }
				isEmailLocked={
					!! customer.user_id && ! getBootstrap().can.editUsers
				}
				isPartial={ ! isFull }
			/>
			{ isDirty && (
				<SaveBar
					isSaving={ isSubmitting }
					isWaiting={ profile.isWaiting }
					failure={ failure }
					onDiscard={ profile.discard }
				/>
			) }
		</Form>
	);
}

/** The head of the screen shows the status. */
const TEXT_FIELDS = FIELDS.filter( ( field ) => field !== 'status' );

/**
 * The profile, for users who may not edit it.
 */
function ProfileText( { customer }: PanelProps ) {
	const values = valuesOf( customer );

	return (
		<dl className="fcc-facts">
			{ TEXT_FIELDS.filter( ( field ) => values[ field ] ).map(
				( field ) => (
					<div key={ field }>
						<dt>{ PROFILE_FIELDS[ field ].label }</dt>
						<dd dir="auto">{ values[ field ] }</dd>
					</div>
				)
			) }
		</dl>
	);
}

/**
 * Edits the profile of a customer. Edits are kept apart from the record, so that
 * a newer record can replace the old one without losing them.
 */
function useProfile(
	customerId: number,
	customer: Customer | CustomerSummary
) {
	const draft = useSelect(
		( select ) => select( store ).getDrafts( customerId ).profile,
		[ customerId ]
	);
	const { setDrafts } = useDispatch( store );
	const saving = useSave( fieldErrorsOf );
	const [ isWaiting, setIsWaiting ] = useState( false );

	const full = asFullRecord( customer );
	const stored = valuesOf( customer );
	const values = { ...stored, ...draft?.edits };
	const changed = changedFields( stored, values );
	const conflicts = findConflicts();

	function findConflicts(): Conflict< ProfileField >[] {
		if ( ! draft || ! full ) {
			return [];
		}
		const names = conflictingFields(
			toUpdate( values, changed ),
			completeBase( draft.base, full ),
			full
		);
		return changed
			.filter( ( field ) =>
				names.includes( PROFILE_FIELDS[ field ].apiName )
			)
			.map( ( field ) => ( {
				field,
				apiName: PROFILE_FIELDS[ field ].apiName,
				label: PROFILE_FIELDS[ field ].label,
				mine: values[ field ],
				theirs: stored[ field ],
			} ) );
	}

	function storeDraft(
		base: Customer | CustomerSummary,
		edits: Partial< CustomerValues >
	) {
		setDrafts( customerId, {
			profile:
				Object.keys( edits ).length > 0 ? { base, edits } : undefined,
		} );
	}

	/** The newest draft, because several edits can precede the next render. */
	function latestDraft() {
		return selectNow( store ).getDrafts( customerId ).profile;
	}

	function currentBase(): Customer | CustomerSummary {
		const latest = latestDraft();
		if ( ! latest ) {
			return customer;
		}
		return full ? completeBase( latest.base, full ) : latest.base;
	}

	function setField( field: ProfileField, value: string ) {
		const base = currentBase();
		const { [ field ]: _, ...others } = latestDraft()?.edits ?? {};

		storeDraft(
			base,
			value === valuesOf( base )[ field ]
				? others
				: { ...others, [ field ]: value }
		);
		saving.clearError( field );
	}

	function takeTheirs( field: ProfileField ) {
		const { [ field ]: _, ...others } = latestDraft()?.edits ?? {};
		storeDraft( currentBase(), others );
	}

	function keepMine( field: ProfileField ) {
		const latest = latestDraft();
		if ( latest && full ) {
			const base = completeBase( latest.base, full );
			storeDraft(
				rebaseField( base, full, PROFILE_FIELDS[ field ].apiName ),
				latest.edits
			);
		}
	}

	function removeDraft() {
		setIsWaiting( false );
		setDrafts( customerId, { profile: undefined } );
	}

	function discard() {
		const discarded = latestDraft();
		removeDraft();
		if ( discarded ) {
			notifyDiscarded( () =>
				storeDraft( discarded.base, {
					...discarded.edits,
					...latestDraft()?.edits,
				} )
			);
		}
	}

	/**
	 * @param sent The edits that are saved.
	 */
	function keepUnsavedEdits(
		saved: Customer,
		sent: Partial< CustomerValues >
	) {
		const later = latestDraft();
		const left = FIELDS.filter(
			( field ) =>
				later?.edits[ field ] !== undefined &&
				later.edits[ field ] !== sent[ field ]
		);
		storeDraft(
			saved,
			Object.fromEntries(
				left.map( ( field ) => [ field, later?.edits[ field ] ?? '' ] )
			)
		);
	}

	async function save() {
		if ( ! draft ) {
			return;
		}
		if ( ! full ) {
			setIsWaiting( true );
			return;
		}
		if ( changed.length === 0 ) {
			removeDraft();
			return;
		}
		const problems = validate( values, changed );
		if ( Object.keys( problems ).length > 0 || conflicts.length > 0 ) {
			saving.rejectSubmit( problems );
			return;
		}
		const saved = await saving.save( full, toUpdate( values, changed ) );
		if ( saved ) {
			keepUnsavedEdits( saved, draft.edits );
		}
	}

	// Continues a save that waited for the full record.
	const isFull = !! full;
	const latestSave = useRef( save );
	useEffect( () => {
		latestSave.current = save;
	} );
	useEffect( () => {
		if ( isWaiting && isFull ) {
			setIsWaiting( false );
			void latestSave.current();
		}
	}, [ isWaiting, isFull ] );

	return {
		values,
		isWaiting: isWaiting && ! isFull,
		conflicts,
		isDirty: !! draft,
		isFull,
		saving,
		setField,
		keepMine,
		takeTheirs,
		save,
		discard,
	};
}
