import { Button } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { Failure } from '../../components/failure';
import { Placeholder } from '../../components/placeholder';
import { StatePanel } from '../../components/state-panel';
import { useDocumentTitle } from '../navigation/document-title';
import { ListLink } from '../navigation/list-link';
import { importLinkProps } from '../navigation/routes';
import { openNewSession, openSession } from './flow/actions';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns/columns-step';
import { FileStep } from './file-step';
import { ResultStep } from './result-step';
import { updateSession, useSession, type Step } from './flow/session';
import { StepList } from './flow/step-panel';

/**
 * The import of customers from a file, in four steps.
 *
 * @param props.importId The import; undefined for a new one.
 */
export function ImportScreen( { importId }: { importId: number | undefined } ) {
	const title = __( 'Import customers', 'fluent-cart-customers' );
	const heading = useRef< HTMLHeadingElement >( null );

	useDocumentTitle( title );
	useEffect( () => heading.current?.focus( { preventScroll: true } ), [] );

	return (
		<div className="fcc-customer-screen fcc-import">
			<ListLink />
			<div className="fcc-header">
				<h1
					ref={ heading }
					className="fcc-header__title"
					tabIndex={ -1 }
				>
					{ title }
				</h1>
			</div>
			{ getBootstrap().can.manage ? (
				<Steps importId={ importId } />
			) : (
				<div className="fcc-card">
					<StatePanel
						title={ __(
							'You don’t have permission to import customers',
							'fluent-cart-customers'
						) }
						description={ __(
							'Ask a site administrator to give you access.',
							'fluent-cart-customers'
						) }
					/>
				</div>
			) }
		</div>
	);
}

function Steps( { importId }: { importId: number | undefined } ) {
	const { error, retry } = useOpenSession( importId );
	const { current, step } = useSession();
	const isOpen = ( current?.id ?? undefined ) === importId;

	if ( error ) {
		return (
			<div className="fcc-card">
				<Failure
					error={ error }
					title={ __(
						'Couldn’t load this import',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				>
					<Button
						__next40pxDefaultSize
						variant="secondary"
						{ ...importLinkProps() }
					>
						{ __( 'Start a new import', 'fluent-cart-customers' ) }
					</Button>
				</Failure>
			</div>
		);
	}
	if ( ! isOpen ) {
		return (
			<div className="fcc-card fcc-import__step">
				<Placeholder lines={ 6 } />
			</div>
		);
	}
	return (
		<>
			<StepList
				step={ step }
				open={ openSteps( step, !! current ) }
				onStep={ ( next ) => updateSession( { step: next } ) }
			/>
			{ step === 'file' && <FileStep /> }
			{ current && step === 'columns' && (
				<ColumnsStep current={ current } />
			) }
			{ current && step === 'check' && <CheckStep current={ current } /> }
			{ current && step === 'result' && (
				<ResultStep current={ current } />
			) }
		</>
	);
}

/** A person can go back until the import has started. */
function openSteps( step: Step, hasImport: boolean ): Step[] {
	if ( step === 'check' && hasImport ) {
		return [ 'file', 'columns' ];
	}
	return step === 'columns' ? [ 'file' ] : [];
}

/** Reads the import of the address, or begins a new one. */
function useOpenSession( importId: number | undefined ) {
	const [ failed, setFailed ] = useState< {
		id: number | undefined;
		error: unknown;
	} >();
	const retry = useCallback( () => {
		setFailed( undefined );
		if ( importId === undefined ) {
			openNewSession();
			return;
		}
		openSession( importId ).catch( ( error ) =>
			setFailed( { id: importId, error } )
		);
	}, [ importId ] );
	useEffect( retry, [ retry ] );

	return {
		error: failed?.id === importId ? failed?.error : undefined,
		retry,
	};
}
