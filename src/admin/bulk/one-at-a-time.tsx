import { Notice } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '@fcc/store';

/**
 * @return Whether a work on many customers goes on, so that no other can begin.
 */
export function useIsWorking(): boolean {
	return useSelect( ( select ) => select( store ).isBulkWorkGoingOn(), [] );
}

/**
 * Why a work cannot begin yet.
 */
export function OneAtATime() {
	return useIsWorking() ? (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'Another action on many customers is going on. You can begin this one when it is done.',
				'fluent-cart-customers'
			) }
		</Notice>
	) : null;
}
