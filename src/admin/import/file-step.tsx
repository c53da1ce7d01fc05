import {
	Button,
	CheckboxControl,
	Notice,
	SelectControl,
} from '@wordpress/components';
import { useEffect, useId, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { getBootstrap, type Import } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { acceptFile, settingsOfSameFile, startOver } from './flow/actions';
import { delimiterOptions, encodingOptions } from './file/encodings';
import {
	guessSettings,
	quickProblem,
	readContents,
	type Contents,
} from './file/inspect';
import type { CsvSettings } from './file/rows';
import { Checking } from './checking';
import { FileDrop } from './file-drop';
import {
	fileSizeText,
	problemText,
	rowsText,
	warningTexts,
} from './file-texts';
import { PreviewTable } from './preview-table';
import { updateSession, useSession, type ChosenFile } from './flow/session';
import { StepPanel } from './flow/step-panel';

/**
 * The first step: a person selects the file and sees how it is read.
 */
export function FileStep() {
	const { chosen, current } = useSession();
	const { isSubmitting, submit, failure } = useSubmit();
	const [ problem, setProblem ] = useState< string >();
	const [ other, setOther ] = useState< ChosenFile >();
	useContents( chosen );
	const contents = chosen?.contents;
	const isReady = !! contents && ! contents.problem;

	async function select( file: File ) {
		setOther( undefined );
		const found = await quickProblem( file ).catch(
			() => ( { code: 'unreadable' } ) as const
		);
		setProblem( found && problemText( found ) );
		if ( found ) {
			updateSession( { chosen: undefined } );
			return;
		}
		const settings = await guessSettings( file, localeOfFiles() );
		const picked = { file, settings, contents: undefined, key: undefined };
		if ( ! current || isAnswered( current ) ) {
			updateSession( { chosen: picked } );
			return;
		}
		const known = await settingsOfSameFile( file, current );
		if ( known ) {
			updateSession( {
				chosen: {
					...picked,
					settings: known === 'unknown' ? settings : known,
				},
			} );
		} else {
			setOther( picked );
		}
	}

	return (
		<StepPanel
			step="file"
			title={ __( 'Select a CSV file', 'fluent-cart-customers' ) }
		>
			{ current && ! chosen && <Resumed current={ current } /> }
			<FileDrop
				chosen={ chosen }
				onFile={ ( file ) => void select( file ) }
			/>
			{ ! chosen && ! current && <Help /> }
			{ problem && (
				<Notice status="error" isDismissible={ false }>
					{ problem }
				</Notice>
			) }
			{ other && current && (
				<OtherFile chosen={ other } current={ current } />
			) }
			{ chosen && (
				<FileSettings
					chosen={ chosen }
					isFixed={
						!! current &&
						current.rows > 0 &&
						! isAnswered( current )
					}
				/>
			) }
			{ chosen && <ContentsView contents={ contents } /> }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			{ chosen && (
				<div className="fcc-import__actions">
					<Button
						__next40pxDefaultSize
						variant="primary"
						isBusy={ isSubmitting }
						disabled={ isSubmitting || ! isReady }
						accessibleWhenDisabled
						onClick={ () =>
							void submit( () => acceptFile( chosen ) )
						}
					>
						{ __( 'Continue', 'fluent-cart-customers' ) }
					</Button>
				</div>
			) }
		</StepPanel>
	);
}

/** Whether the server has all rows, so that another file is a new import. */
function isAnswered( { is_complete: isComplete, rows }: Import ): boolean {
	return isComplete && rows > 0;
}

/** Files of a person are in the encoding of their computer’s language. */
function localeOfFiles(): string {
	return window.navigator.language || getBootstrap().locale;
}

/** Reads the selected file, again after a change of its settings. */
function useContents( chosen: ChosenFile | undefined ): void {
	const file = chosen?.file;
	const settings = chosen?.settings;
	const isRead = !! chosen?.contents;

	useEffect( () => {
		if ( ! file || ! settings || isRead ) {
			return;
		}
		const controller = new AbortController();
		readContents( file, settings, controller.signal ).then(
			( contents ) => {
				if ( ! controller.signal.aborted ) {
					updateSession( {
						chosen: { file, settings, contents, key: undefined },
					} );
				}
			},
			() => {
				// Another file or other settings replace it.
			}
		);
		return () => controller.abort();
	}, [ file, settings, isRead ] );
}

function Help() {
	return (
		<p className="fcc-import__hint">
			{ __(
				'You can import exports from Shopify, WooCommerce, FluentCart, and Easy Digital Downloads, and your own spreadsheets. Nothing changes before you’ve checked what will happen.',
				'fluent-cart-customers'
			) }
		</p>
	);
}

/** An import whose rows are missing, after the page was closed. */
function Resumed( { current }: { current: Import } ) {
	const { name, size, sample, mapping, total } = current;
	const isWhole = isAnswered( current );

	return (
		<>
			<Notice
				status={ isWhole ? 'info' : 'warning' }
				isDismissible={ false }
			>
				{ ! isWhole && (
					<>
						<strong>
							{ __(
								'Not fully sent. Choose the same file to continue.',
								'fluent-cart-customers'
							) }
						</strong>{ ' ' }
					</>
				) }
				<span dir="auto">
					{ [
						name,
						...( size === null ? [] : [ fileSizeText( size ) ] ),
						...( total === null ? [] : [ rowsText( total ) ] ),
					].join( ' · ' ) }
				</span>
			</Notice>
			{ isWhole && (
				<PreviewTable
					columns={ mapping.map( ( { column } ) => column ) }
					rows={ sample }
				/>
			) }
		</>
	);
}

function OtherFile( {
	chosen,
	current,
}: {
	chosen: ChosenFile;
	current: Import;
} ) {
	return (
		<Notice
			status="error"
			isDismissible={ false }
			actions={ [
				{
					label: __( 'Start a new import', 'fluent-cart-customers' ),
					onClick: () => startOver( chosen ),
				},
			] }
		>
			{ sprintf(
				/* translators: %s: name of a file. */
				__(
					'This isn’t the same file. Choose “%s”, or start a new import with this one.',
					'fluent-cart-customers'
				),
				current.name
			) }
		</Notice>
	);
}

interface FileSettingsProps {
	chosen: ChosenFile;
	/** Whether rows were sent, which were read with these settings. */
	isFixed: boolean;
}

function FileSettings( { chosen, isFixed }: FileSettingsProps ) {
	const { settings } = chosen;
	// The default ids may be those of DataViews' controls.
	const id = useId();
	const change = ( changes: Partial< CsvSettings > ) =>
		updateSession( {
			chosen: {
				...chosen,
				settings: { ...settings, ...changes },
				contents: undefined,
				key: undefined,
			},
		} );

	return (
		<div className="fcc-import__settings">
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				id={ `${ id }-encoding` }
				label={ __( 'Encoding', 'fluent-cart-customers' ) }
				value={ settings.encoding }
				options={ encodingOptions() }
				disabled={ isFixed }
				onChange={ ( encoding ) => change( { encoding } ) }
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				id={ `${ id }-delimiter` }
				label={ __( 'Delimiter', 'fluent-cart-customers' ) }
				value={ settings.delimiter }
				options={ delimiterOptions() }
				disabled={ isFixed }
				onChange={ ( delimiter ) => change( { delimiter } ) }
			/>
			<CheckboxControl
				__nextHasNoMarginBottom
				id={ `${ id }-header` }
				label={ __(
					'First row has column names',
					'fluent-cart-customers'
				) }
				checked={ settings.hasHeader }
				disabled={ isFixed }
				onChange={ ( hasHeader ) => change( { hasHeader } ) }
			/>
		</div>
	);
}

function ContentsView( { contents }: { contents: Contents | undefined } ) {
	if ( ! contents ) {
		return (
			<Checking
				text={ __( 'Reading the file…', 'fluent-cart-customers' ) }
			/>
		);
	}
	const { columns, problem, sample } = contents;
	return (
		<>
			{ problem && (
				<Notice status="error" isDismissible={ false }>
					{ problemText( problem ) }
				</Notice>
			) }
			{ ! problem &&
				warningTexts( contents ).map( ( text ) => (
					<Notice
						key={ text }
						status="warning"
						isDismissible={ false }
					>
						{ text }
					</Notice>
				) ) }
			{ sample.length > 0 && (
				<PreviewTable columns={ columns } rows={ sample } />
			) }
		</>
	);
}
