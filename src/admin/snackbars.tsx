import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';

/**
 * Short messages that come and go at the bottom of the page.
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
		<SnackbarList
			className="fcc-snackbars"
			notices={ snackbars }
			onRemove={ removeNotice }
		/>
	);
}
