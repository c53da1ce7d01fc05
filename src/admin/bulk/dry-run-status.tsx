import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { failureText } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { ProgressBar } from './progress-bar';
import type { DryRun } from './use-dry-run';
import { WaitText } from './wait-text';

/**
 * How far the look at what would happen has got, or why it does not go on.
 *
 * @param props
 * @param props.runs
 */
export function DryRunStatus( { runs }: { runs: DryRun[] } ) {
	const all = runs.flatMap( ( { progress } ) => progress ?? [] );
	const failed = all.find( ( { phase } ) => phase === 'paused' );
	const waiting = all.find( ( { wait } ) => wait );

	if ( failed ) {
		return (
			<Notice status="error" isDismissible={ false }>
				{ failureText( failed.error ) }{ ' ' }
				<Button
					variant="link"
					onClick={ () => runs.forEach( ( run ) => run.resume() ) }
				>
					{ __( 'Try again', 'fluent-cart-customers' ) }
				</Button>
			</Notice>
		);
	}
	const total = sum( all.map( ( progress ) => progress.total ) );
	const done = sum(
		all.map( ( { processed, failed: refused } ) => processed + refused )
	);
	return (
		<div className="fcc-dry-run">
			<p role="status">
				{ waiting?.wait ? (
					<WaitText wait={ waiting.wait } />
				) : (
					__(
						'Looking at what would happen…',
						'fluent-cart-customers'
					)
				) }
			</p>
			<ProgressBar
				label={ __( 'Looked at', 'fluent-cart-customers' ) }
				done={ done }
				total={ total }
			/>
			{ total > 0 && (
				<p className="fcc-dry-run__count" aria-hidden="true">
					{ sprintf(
						/* translators: %s: a percentage. */
						__( '%s done', 'fluent-cart-customers' ),
						`${ formatNumber(
							Math.floor( ( done / total ) * 100 )
						) } %`
					) }
				</p>
			) }
		</div>
	);
}

function sum( numbers: number[] ): number {
	return numbers.reduce( ( total, number ) => total + number, 0 );
}
