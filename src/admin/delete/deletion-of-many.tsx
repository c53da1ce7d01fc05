import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import { getBootstrap, store, type Selection } from '@fcc/store';
import { DialogFooter } from '../../components/form/dialog-footer';
import { formatNumber } from '../../components/format';
import { canBeSet } from '../actions/change-status';
import { setStatus } from '../actions/set-status';
import { closeDialog } from '../bulk/dialogs';
import { DryRunStatus } from '../bulk/dry-run-status';
import { OneAtATime, useIsWorking } from '../bulk/one-at-a-time';
import { focusList } from '../selection/focus-list';
import { MAX_PER_PAGE } from '../view';
import { ForecastList } from './forecast-list';
import { deletionOf, useForecast, type Forecast } from './use-forecast';

/**
 * Asks before many customers are deleted.
 *
 * @param props
 * @param props.customers
 */
export function DeletionOfMany( { customers }: { customers: Selection } ) {
	const { forecast, runs } = useForecast( customers );
	const [ isForced, setIsForced ] = useState( false );
	const { clearSelection, startBulkWork } = useDispatch( store );
	const isWorking = useIsWorking();
	const isFew = 'ids' in customers && customers.ids.length <= MAX_PER_PAGE;
	const count = forecast ? countOf( forecast, isForced ) : 0;
	const isDeactivationOffered =
		!! forecast?.withOrders &&
		getBootstrap().can.manage &&
		canBeSet( 'inactive' );

	function finish() {
		closeDialog();
		focusList();
	}

	function remove( { gentle }: Forecast ) {
		finish();
		// Of who is named, those who are refused stay selected.
		if ( ! ( 'ids' in customers ) ) {
			void clearSelection();
		}
		void startBulkWork( deletionOf( customers, isForced, gentle.total ) );
	}

	function deactivate( { gentle }: Forecast ) {
		finish();
		void clearSelection();
		if ( isFew ) {
			void setStatus( customers.ids, 'inactive' );
		} else {
			void startBulkWork( {
				action: 'update_status',
				customers,
				data: { status: 'inactive' },
				expected: gentle.total,
			} );
		}
	}

	return (
		<Modal
			className="fcc-bulk-dialog"
			size="medium"
			title={ titleOf( customers ) }
			onRequestClose={ closeDialog }
		>
			{ forecast ? (
				<ForecastList
					forecast={ forecast }
					isForced={ isForced }
					onForce={ setIsForced }
				/>
			) : (
				<DryRunStatus runs={ runs } />
			) }
			<OneAtATime />
			<DialogFooter className="fcc-bulk-dialog__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ closeDialog }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				{ forecast && isDeactivationOffered && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						disabled={ isWorking }
						accessibleWhenDisabled
						onClick={ () => deactivate( forecast ) }
					>
						{ __(
							'Deactivate all instead',
							'fluent-cart-customers'
						) }
					</Button>
				) }
				{ forecast && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						isDestructive
						disabled={ isWorking || count === 0 }
						accessibleWhenDisabled
						onClick={ () => remove( forecast ) }
					>
						{ count > 0
							? sprintf(
									/* translators: %s: number of customers. */
									_n(
										'Delete %s customer',
										'Delete %s customers',
										count,
										'fluent-cart-customers'
									),
									formatNumber( count )
								)
							: __( 'Delete', 'fluent-cart-customers' ) }
					</Button>
				) }
			</DialogFooter>
		</Modal>
	);
}

function titleOf( customers: Selection ): string {
	return 'ids' in customers
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Delete %s customer?',
					'Delete %s customers?',
					customers.ids.length,
					'fluent-cart-customers'
				),
				formatNumber( customers.ids.length )
			)
		: __( 'Delete all customers who match?', 'fluent-cart-customers' );
}

function countOf( { free, forced }: Forecast, isForced: boolean ): number {
	return isForced ? forced.processed : free;
}
