import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';

interface SnackbarsProps {
	/** Id of a notice with a list of its own, because it stays and must not cover a dialog. */
	stayingId?: string;
}

/**
 * The notices at the bottom of the page.
 */
export function Snackbars( { stayingId }: SnackbarsProps ) {
	const notices = useSelect(
		( select ) => select( noticesStore ).getNotices(),
		[]
	);
	const snackbars = useMemo(
		() => notices.filter( ( { type } ) => type === 'snackbar' ),
		[ notices ]
	);
	const { removeNotice } = useDispatch( noticesStore );

	return (
		<div className="fcc-snackbars">
			{ stayingId && (
				<SnackbarList
					className="fcc-snackbars__staying"
					notices={ snackbars.filter(
						( { id } ) => id === stayingId
					) }
					onRemove={ removeNotice }
				/>
			) }
			<SnackbarList
				notices={ snackbars.filter( ( { id } ) => id !== stayingId ) }
				onRemove={ removeNotice }
			/>
		</div>
	);
}
