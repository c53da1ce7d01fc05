import { Button, DropZone, FormFileUpload } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ChosenFile } from './flow/session';
import { fileSizeText, rowsText } from './file-texts';

interface FileDropProps {
	chosen: ChosenFile | undefined;
	onFile: ( file: File ) => void;
}

/**
 * Where a person drops or selects the file.
 */
export function FileDrop( { chosen, onFile }: FileDropProps ) {
	useDropBeside( onFile );

	return (
		<div className="fcc-import__drop">
			{ chosen && (
				<p className="fcc-import__file">
					<strong dir="auto">{ chosen.file.name }</strong>{ ' ' }
					<span>
						{ [
							fileSizeText( chosen.file.size ),
							...( chosen.contents
								? [ rowsText( chosen.contents.total ) ]
								: [] ),
						].join( ' · ' ) }
					</span>
				</p>
			) }
			<FormFileUpload
				__next40pxDefaultSize
				render={ ( { openFileDialog } ) => (
					<Button
						__next40pxDefaultSize
						variant={ chosen ? 'secondary' : 'primary' }
						onClick={ openFileDialog }
					>
						{ chosen
							? __(
									'Select another file',
									'fluent-cart-customers'
								)
							: __( 'Select file', 'fluent-cart-customers' ) }
					</Button>
				) }
				accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel"
				onChange={ ( { currentTarget } ) => {
					const file = currentTarget.files?.[ 0 ];
					if ( file ) {
						onFile( file );
					}
					// The same file can be selected again.
					currentTarget.value = '';
				} }
			/>
			{ ! chosen && (
				<p className="fcc-import__hint">
					{ __(
						'Or drop a CSV file here. It can have up to 50 MB or 500,000 rows.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			<DropZone
				label={ __(
					'Drop the file to import it',
					'fluent-cart-customers'
				) }
				onFilesDrop={ ( [ file ] ) => file && onFile( file ) }
			/>
		</div>
	);
}

/**
 * Receives a file that is dropped beside the box. Without it, the browser would leave the
 * page and show the file.
 */
function useDropBeside( onFile: ( file: File ) => void ): void {
	useEffect( () => {
		// The files are empty until the drop.
		const receive = ( event: DragEvent ) => {
			const { dataTransfer, defaultPrevented } = event;
			if (
				! defaultPrevented &&
				dataTransfer?.types.includes( 'Files' )
			) {
				event.preventDefault();
				[ ...dataTransfer.files ].slice( 0, 1 ).forEach( onFile );
			}
		};
		window.addEventListener( 'dragover', receive );
		window.addEventListener( 'drop', receive );
		return () => {
			window.removeEventListener( 'dragover', receive );
			window.removeEventListener( 'drop', receive );
		};
	}, [ onFile ] );
}
