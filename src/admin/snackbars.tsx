import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';
import { REMINDER } from './customer/editing/use-drafts-guard';

/**
 * Short messages at the bottom of the page. Those that come and go stand beside
 * the reminder of unsaved changes, which stays and so must not cover a dialog.
 */
export function Snackbars() {
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
			<SnackbarList
				className="fcc-snackbars__staying"
				notices={ snackbars.filter( ( { id } ) => id === REMINDER ) }
				onRemove={ removeNotice }
			/>
			<SnackbarList
				notices={ snackbars.filter( ( { id } ) => id !== REMINDER ) }
				onRemove={ removeNotice }
			/>
		</div>
	);
}
