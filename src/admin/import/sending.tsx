import { Button, Notice, VisuallyHidden } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { failureText, type Import } from '@fcc/store';
import { formatNumber } from '../../components/format';
import type { SendProgress } from '../import-api/sending';
import { ProgressBar, RetryCountdown } from '../operations/run-controls';
import { sendRows } from './flow/actions';

interface SendingProps {
	current: Import;
	sending: SendProgress | undefined;
}

/** Screen readers hear the progress in steps of this share. */
const ANNOUNCED_SHARE = 0.25;

/**
 * How many rows are sent. The page must stay open until all are.
 */
export function Sending( { current, sending }: SendingProps ) {
	const { sent, wait, error } = sending ?? { sent: current.rows };
	const total = current.total ?? current.rows;
	const announced =
		Math.floor( sent / total / ANNOUNCED_SHARE ) * ANNOUNCED_SHARE * total;

	return (
		<div className="fcc-import__progress">
			{ error ? (
				<Notice status="error" isDismissible={ false }>
					{ stoppedText( error, sent ) }{ ' ' }
					<Button variant="link" onClick={ sendRows }>
						{ __( 'Try again', 'fluent-cart-customers' ) }
					</Button>
				</Notice>
			) : (
				<p aria-hidden="true">{ sentText( sent, total ) }</p>
			) }
			<VisuallyHidden>
				<p role="status">
					{ ! error && sentText( Math.floor( announced ), total ) }
				</p>
			</VisuallyHidden>
			<ProgressBar
				label={ __( 'Rows sent', 'fluent-cart-customers' ) }
				done={ sent }
				total={ total }
			/>
			{ wait && (
				<p className="fcc-import__wait" role="status">
					<RetryCountdown wait={ wait } />{ ' ' }
					<Button variant="link" onClick={ wait.retryNow }>
						{ __( 'Try now', 'fluent-cart-customers' ) }
					</Button>
				</p>
			) }
		</div>
	);
}

function sentText( sent: number, total: number ): string {
	return sprintf(
		/* translators: 1: number of rows that were sent, 2: number of all rows. */
		_n(
			'Keep this page open. %1$s of %2$s row sent.',
			'Keep this page open. %1$s of %2$s rows sent.',
			total,
			'fluent-cart-customers'
		),
		formatNumber( sent ),
		formatNumber( total )
	);
}

function stoppedText( error: unknown, sent: number ): string {
	return sprintf(
		/* translators: 1: number of a row, 2: why, one or more sentences. */
		__(
			'Couldn’t send the rows from row %1$s on. %2$s',
			'fluent-cart-customers'
		),
		formatNumber( sent + 1 ),
		failureText( error )
	);
}
