import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { store, type Customer } from '@fcc/store';
import { listText } from '../../../components/format';
import { useNeeded } from '../../../components/use-needed';
import { focusHeading } from '../../navigation/focus';
import { authorshipOf, NEWEST_ACTIVITY, type Authorship } from './authorship';
import { fieldLabel } from '../../forms/field-labels';

/** A field that this user and another user have changed to different values. */
export interface Conflict< Name extends string > {
	field: Name;
	/** Full name in the API (`additional_info[vat_id]`). */
	apiName: string;
	label: string;
	/** As text for users; empty for no value. */
	mine: string;
	theirs: string;
}

interface ConflictsProps< Name extends string > {
	customerId: number;
	conflicts: Conflict< Name >[];
	/** Grows with each failed submit. The conflicts then receive the focus. */
	failedSubmits: number;
	onKeepMine: ( field: Name ) => void;
	onTakeTheirs: ( field: Name ) => void;
}

/**
 * Shows both versions of conflicting fields and lets the user choose.
 */
export function Conflicts< Name extends string >( {
	customerId,
	conflicts,
	failedSubmits,
	onKeepMine,
	onTakeTheirs,
}: ConflictsProps< Name > ) {
	const element = useRef< HTMLDivElement >( null );
	const count = conflicts.length;
	const before = useRef( count );
	const authorship = useAuthorship( customerId, conflicts );

	useEffect( () => {
		// Also after a choice, which removes the buttons that had the focus.
		if ( failedSubmits > 0 && count > 0 ) {
			element.current?.focus();
		} else if ( before.current > 0 && count === 0 ) {
			const save = element.current
				?.closest( 'form' )
				?.querySelector< HTMLElement >( '[type="submit"]' );
			if ( save ) {
				save.focus();
			} else {
				focusHeading( element.current );
			}
		}
		before.current = count;
	}, [ failedSubmits, count ] );

	return (
		<div
			ref={ element }
			tabIndex={ -1 }
			className="fcc-conflicts"
			hidden={ count === 0 }
		>
			{ count > 0 && (
				<p className="fcc-conflicts__intro" role="alert">
					{ introText( authorship ) }
				</p>
			) }
			{ conflicts.map( ( conflict ) => (
				<ConflictChoice
					key={ conflict.field }
					conflict={ conflict }
					onKeepMine={ () => onKeepMine( conflict.field ) }
					onTakeTheirs={ () => onTakeTheirs( conflict.field ) }
				/>
			) ) }
		</div>
	);
}

function useAuthorship(
	customerId: number,
	conflicts: Conflict< string >[]
): Authorship | undefined {
	const isNeeded = conflicts.length > 0;
	const activity = useSelect(
		( select ) =>
			isNeeded
				? select( store ).getActivity( customerId, NEWEST_ACTIVITY )
				: undefined,
		[ customerId, isNeeded ]
	);
	useNeeded(
		'getActivity',
		isNeeded ? [ [ customerId, NEWEST_ACTIVITY ] ] : []
	);
	return authorshipOf(
		activity?.activity,
		conflicts.map( ( { apiName } ) => apiName )
	);
}

function introText( authorship: Authorship | undefined ): string {
	if ( ! authorship ) {
		return __(
			'This customer was updated while you were editing. Choose which changes to keep, then save.',
			'fluent-cart-customers'
		);
	}
	const { own, others, names } = authorship;
	if ( others.length === 0 ) {
		return __(
			'You updated this customer in another tab or window while you were editing. Choose which changes to keep, then save.',
			'fluent-cart-customers'
		);
	}
	if ( names.length === 0 ) {
		return own.length > 0
			? __(
					'Someone else updated this customer while you were editing, and so did you in another tab or window. Choose which changes to keep, then save.',
					'fluent-cart-customers'
				)
			: __(
					'Someone else updated this customer while you were editing. Choose which changes to keep, then save.',
					'fluent-cart-customers'
				);
	}
	return own.length > 0
		? sprintf(
				/* translators: %s: names of people. */
				_n(
					'%s updated this customer while you were editing, and so did you in another tab or window. Choose which changes to keep, then save.',
					'%s updated this customer while you were editing, and so did you in another tab or window. Choose which changes to keep, then save.',
					names.length,
					'fluent-cart-customers'
				),
				listText( names )
			)
		: sprintf(
				/* translators: %s: names of people. */
				_n(
					'%s updated this customer while you were editing. Choose which changes to keep, then save.',
					'%s updated this customer while you were editing. Choose which changes to keep, then save.',
					names.length,
					'fluent-cart-customers'
				),
				listText( names )
			);
}

interface ConflictChoiceProps {
	conflict: Conflict< string >;
	onKeepMine: () => void;
	onTakeTheirs: () => void;
}

function ConflictChoice( {
	conflict: { label, mine, theirs },
	onKeepMine,
	onTakeTheirs,
}: ConflictChoiceProps ) {
	return (
		<fieldset className="fcc-conflicts__choice">
			<legend>{ label }</legend>
			<Version
				title={ __( 'Your version', 'fluent-cart-customers' ) }
				text={ mine }
				button={ __( 'Keep mine', 'fluent-cart-customers' ) }
				name={ sprintf(
					/* translators: %s: name of a field. */
					__( 'Keep mine: %s', 'fluent-cart-customers' ),
					label
				) }
				onChoose={ onKeepMine }
			/>
			<Version
				title={ __( 'Their version', 'fluent-cart-customers' ) }
				text={ theirs }
				button={ __( 'Use theirs', 'fluent-cart-customers' ) }
				name={ sprintf(
					/* translators: %s: name of a field. */
					__( 'Use theirs: %s', 'fluent-cart-customers' ),
					label
				) }
				onChoose={ onTakeTheirs }
			/>
		</fieldset>
	);
}

interface VersionProps {
	title: string;
	text: string;
	button: string;
	/** The accessible name, which includes the field. */
	name: string;
	onChoose: () => void;
}

function Version( { title, text, button, name, onChoose }: VersionProps ) {
	return (
		<div className="fcc-conflicts__version">
			<strong>{ title }</strong>
			<div className="fcc-conflicts__text" dir="auto">
				{ text || <em>{ __( 'Empty', 'fluent-cart-customers' ) }</em> }
			</div>
			<Button
				variant="secondary"
				size="compact"
				aria-label={ name }
				onClick={ onChoose }
			>
				{ button }
			</Button>
		</div>
	);
}

/**
 * @param customer   The saved record.
 * @param authorship Who changed the fields, if it is known.
 * @param fields     Full names in the API.
 * @return A sentence for the fields of other users, and one for this user's own.
 */
export function mergedTexts(
	customer: Customer,
	authorship: Authorship | undefined,
	fields: string[]
): string[] {
	const namesOf = ( names: string[] ) =>
		listText(
			names.map( ( name ) => quoted( fieldLabel( name, customer ) ) )
		);

	if ( ! authorship ) {
		return [
			sprintf(
				/* translators: %s: names of fields in quotes. */
				__(
					'Changed while you were editing: %s. Those changes were kept.',
					'fluent-cart-customers'
				),
				namesOf( fields )
			),
		];
	}
	const { own, others, names } = authorship;
	const texts: string[] = [];
	if ( others.length > 0 ) {
		texts.push( ofOthers( names, namesOf( others ) ) );
	}
	if ( own.length > 0 ) {
		texts.push(
			sprintf(
				/* translators: %s: names of fields in quotes. */
				__(
					'You changed %s in another tab or window while you were editing. Those changes were kept.',
					'fluent-cart-customers'
				),
				namesOf( own )
			)
		);
	}
	return texts;
}

function ofOthers( people: string[], fields: string ): string {
	return people.length === 0
		? sprintf(
				/* translators: %s: names of fields in quotes. */
				__(
					'Someone else changed %s while you were editing. Those changes were kept.',
					'fluent-cart-customers'
				),
				fields
			)
		: sprintf(
				/* translators: 1: names of people, 2: names of fields in quotes. */
				_n(
					'%1$s changed %2$s while you were editing. Those changes were kept.',
					'%1$s changed %2$s while you were editing. Those changes were kept.',
					people.length,
					'fluent-cart-customers'
				),
				listText( people ),
				fields
			);
}

function quoted( label: string ): string {
	return sprintf(
		/* translators: %s: name of a field, within a sentence. */
		_x( '“%s”', 'name of a field', 'fluent-cart-customers' ),
		label
	);
}
