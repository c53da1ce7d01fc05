import { Button, Notice } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Column, Import } from '@fcc/store';
import { Failure } from '../../../components/failure';
import { useSubmit } from '../../../components/form/use-submit';
import { formatNumber } from '../../../components/format';
import { Placeholder } from '../../../components/placeholder';
import { fetchColumns } from '../../import-api/requests';
import { acceptColumns } from '../flow/actions';
import { ColumnRow } from './column-row';
import {
	choiceLabel,
	duplicateColumns,
	fieldChoices,
	hasAmbiguousDates,
	samplesOf,
} from './field-choices';
import { Options } from './options';
import { updateSession, useSession, type Edits } from '../flow/session';
import { sourceText } from './source-text';
import { StepPanel } from '../flow/step-panel';

/**
 * The second step: where each column goes, and what happens to customers who exist.
 */
export function ColumnsStep( { current }: { current: Import } ) {
	const { columns, error, retry } = useColumns();

	return (
		<StepPanel
			step="columns"
			title={ __( 'Match the columns', 'fluent-cart-customers' ) }
		>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load the fields',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ columns && <Form current={ current } columns={ columns } /> }
			{ ! columns && ! error && <Placeholder lines={ 8 } /> }
		</StepPanel>
	);
}

let knownColumns: Column[] | undefined;

/** Reads the fields that an import can write. */
function useColumns() {
	const [ columns, setColumns ] = useState( knownColumns );
	const [ error, setError ] = useState< unknown >();
	const retry = useRef( () => {
		setError( undefined );
		fetchColumns().then( ( read ) => {
			knownColumns = read;
			setColumns( read );
		}, setError );
	} ).current;

	useEffect( retry, [ retry ] );
	return { columns, error, retry };
}

interface FormProps {
	current: Import;
	columns: Column[];
}

function Form( { current, columns }: FormProps ) {
	const { edits, undecided } = useEdits( current );
	const { fields, options } = edits;
	const { isSubmitting, submit, failure } = useSubmit();
	const [ isChecked, setIsChecked ] = useState( false );
	const [ isUnfolded, setIsUnfolded ] = useState( false );
	const errors = useRef< HTMLDivElement >( null );
	const groups = fieldChoices( columns, fields );
	const duplicates = duplicateColumns( fields );
	const hasEmail = fields.includes( 'email' );
	const isValid = hasEmail && duplicates.length === 0;
	const all = fields.map( ( _, index ) => index );
	const recognized = all.filter( ( index ) => ! undecided.includes( index ) );
	const hasFoldedError =
		( isChecked && ! hasEmail ) ||
		duplicates.some( ( index ) => recognized.includes( index ) );
	const change = ( changes: Partial< Edits > ) =>
		updateSession( { edits: { ...edits, ...changes } } );

	function rows( indexes: number[] ) {
		return (
			<ul className="fcc-import__columns">
				{ indexes.map( ( index ) => {
					const column = current.mapping[ index ];
					const field = fields[ index ] ?? null;
					return (
						column && (
							<ColumnRow
								key={ index }
								column={ column }
								samples={ samplesOf( current, index ) }
								field={ field }
								groups={ groups }
								error={
									field !== null &&
									duplicates.includes( index )
										? duplicateText(
												choiceLabel( groups, field )
											)
										: undefined
								}
								onChange={ ( value ) =>
									change( {
										fields: fields.with( index, value ),
									} )
								}
							/>
						)
					);
				} ) }
			</ul>
		);
	}

	return (
		<>
			<p className="fcc-import__hint">{ sourceText( current.source ) }</p>
			{ undecided.length > 0 && (
				<>
					<h3>
						{ sprintf(
							/* translators: %s: number of columns of a file. */
							_n(
								'%s column needs your decision',
								'%s columns need your decision',
								undecided.length,
								'fluent-cart-customers'
							),
							formatNumber( undecided.length )
						) }
					</h3>
					{ rows( undecided ) }
				</>
			) }
			{ recognized.length > 0 && (
				<details
					className="fcc-import__recognized"
					open={ isUnfolded || hasFoldedError }
					onToggle={ ( { currentTarget } ) =>
						setIsUnfolded( currentTarget.open )
					}
				>
					<summary>
						{ sprintf(
							/* translators: %s: number of columns of a file. */
							_n(
								'%s recognized',
								'%s recognized',
								recognized.length,
								'fluent-cart-customers'
							),
							formatNumber( recognized.length )
						) }
					</summary>
					{ rows( recognized ) }
				</details>
			) }
			<Options
				options={ options }
				hasDates={ hasAmbiguousDates( current, fields ) }
				hasNotes={ fields.includes( 'notes' ) }
				onChange={ ( changes ) =>
					change( { options: { ...options, ...changes } } )
				}
			/>
			<div ref={ errors } tabIndex={ -1 } className="fcc-import__errors">
				{ ! hasEmail && (
					<Notice
						status={ isChecked ? 'error' : 'warning' }
						isDismissible={ false }
					>
						{ __(
							'No column goes to Email. Select “Email” for the column with the email addresses. If there is none, this file can’t be imported.',
							'fluent-cart-customers'
						) }
					</Notice>
				) }
				{ isChecked && duplicates.length > 0 && (
					<Notice status="error" isDismissible={ false }>
						{ __(
							'Two columns go to the same field. Select another field for one of them.',
							'fluent-cart-customers'
						) }
					</Notice>
				) }
				{ failure && (
					<Notice status="error" isDismissible={ false }>
						{ failure }
					</Notice>
				) }
			</div>
			<div className="fcc-import__actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ isSubmitting }
					disabled={ isSubmitting }
					accessibleWhenDisabled
					onClick={ () => {
						setIsChecked( true );
						if ( isValid ) {
							void submit( () => acceptColumns( edits ) );
						} else {
							errors.current?.focus();
						}
					} }
				>
					{ __( 'Continue', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					disabled={ isSubmitting }
					accessibleWhenDisabled
					onClick={ () => updateSession( { step: 'file' } ) }
				>
					{ __( 'Back', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</>
	);
}

/**
 * What the person has set, and at first what the server has guessed. A column stays
 * in its group when its field is changed.
 */
function useEdits( current: Import ) {
	const session = useSession();
	const edits = session.edits ?? {
		fields: current.mapping.map( ( { field } ) => field ),
		options: current.options,
	};
	const [ undecided ] = useState(
		() =>
			session.undecided ??
			current.mapping.flatMap( ( { is_sure: isSure }, index ) =>
				isSure ? [] : [ index ]
			)
	);

	useEffect( () => updateSession( { undecided } ), [ undecided ] );
	return { edits, undecided };
}

function duplicateText( label: string ): string {
	return sprintf(
		/* translators: %s: name of a field. */
		__(
			'Another column goes to “%s”, too. Select another field for one of them.',
			'fluent-cart-customers'
		),
		label
	);
}
