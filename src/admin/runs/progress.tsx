import { __, _x, sprintf } from '@wordpress/i18n';
import { type Run } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { ProgressBar, RunButtons, RunWait } from '../operations/run-controls';

/**
 * How far a run is that has not ended, what it waits for, and the buttons that
 * pause, continue and cancel it.
 */
export function Progress( { run }: { run: Run } ) {
	const { processed, total } = run;

	return (
		<section
			className="fcc-card fcc-run__progress"
			aria-label={ __( 'Progress', 'fluent-cart-customers' ) }
		>
			<div className="fcc-run__progress-text">
				<span>
					{ sprintf(
						/* translators: 1: number of processed customers, 2: number of all customers. */
						_x(
							'%1$s of %2$s',
							'progress',
							'fluent-cart-customers'
						),
						formatNumber( processed ),
						formatNumber( total )
					) }
				</span>
				<span className="fcc-run__waiting" role="status">
					<RunWait run={ run } />
				</span>
			</div>
			<ProgressBar
				label={ run.title }
				done={ processed }
				total={ total }
			/>
			{ run.can_drive && (
				<div className="fcc-run__actions">
					<RunButtons run={ run } />
				</div>
			) }
		</section>
	);
}
