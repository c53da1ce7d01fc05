import { Button } from '@wordpress/components';
import { download as icon } from '@wordpress/icons';
import { useSubmit } from '../../components/form/use-submit';
import { notifyApiError } from '../navigation/notices';

interface DownloadButtonProps {
	/** Rejects with an ApiError. */
	download: () => Promise< void >;
	/** The title of the notice if the download fails. */
	failure: string;
	children: string;
}

/**
 * Downloads a file that several requests collect.
 */
export function DownloadButton( {
	download,
	failure,
	children,
}: DownloadButtonProps ) {
	const { isSubmitting, submit } = useSubmit();

	return (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			icon={ icon }
			isBusy={ isSubmitting }
			disabled={ isSubmitting }
			accessibleWhenDisabled
			onClick={ () =>
				void submit( () =>
					download().catch( ( error ) =>
						notifyApiError( error, { what: failure } )
					)
				)
			}
		>
			{ children }
		</Button>
	);
}
