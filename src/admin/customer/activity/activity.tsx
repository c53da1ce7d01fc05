import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import { Failure } from '../../../components/failure';
import { Placeholder } from '../../../components/placeholder';
import type { PanelProps } from '../panel';
import { Entry } from './entry';
import { useActivity } from './use-activity';

/**
 * What was changed of the customer, when and by whom.
 *
 * @param props
 * @param props.customerId
 * @param props.customer
 */
export function Activity( { customerId, customer }: PanelProps ) {
	const { entries, hasOlder, isLoadingOlder, showOlder, error, retry } =
		useActivity( customerId );
	const list = useRef< HTMLOListElement >( null );
	/** Which entry is to have the focus once it is there. */
	const awaited = useRef< number >();

	useEffect( () => {
		const entry = list.current?.children[ awaited.current ?? -1 ];
		if ( entry instanceof HTMLElement ) {
			awaited.current = undefined;
			entry.focus( { preventScroll: true } );
		}
	}, [ entries ] );

	return (
		<>
			{ entries && entries.length > 0 && (
				<ol ref={ list } className="fcc-activity">
					{ entries.map( ( entry ) => (
						<Entry
							key={ entry.id }
							entry={ entry }
							customer={ customer }
						/>
					) ) }
				</ol>
			) }
			{ entries?.length === 0 && (
				<p className="fcc-panel__empty">
					{ __(
						'No changes yet. What is changed here or through the API appears with who did it.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			{ ! entries && ! error && <Placeholder lines={ 4 } /> }
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'The activity could not be loaded',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ ( hasOlder || isLoadingOlder ) && ! error && (
				<Button
					__next40pxDefaultSize
					className="fcc-activity__older"
					variant="tertiary"
					isBusy={ isLoadingOlder }
					disabled={ isLoadingOlder }
					accessibleWhenDisabled
					onClick={ () => {
						awaited.current = entries?.length;
						showOlder();
					} }
				>
					{ __( 'Show older', 'fluent-cart-customers' ) }
				</Button>
			) }
		</>
	);
}
