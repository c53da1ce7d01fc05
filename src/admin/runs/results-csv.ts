import { resolveSelect } from '@wordpress/data';
import { store, type Run, type RunOutcome, type RunResult } from '@fcc/store';
import { saveCsv } from './csv';
import { resultName } from './texts';

/** Outcomes with a reason. `kept` also selects changed customers with values that were kept. */
export const EXPLAINED = [ 'kept', 'failed' ] as const;

/**
 * @return Number of customers that failed, or with values that were kept.
 */
export function explainedCount(
	{ counts, partial }: Run,
	outcome: ( typeof EXPLAINED )[ number ]
): number {
	return counts[ outcome ] + ( outcome === 'kept' ? partial : 0 );
}

/** The largest page of the API. */
const PER_PAGE = 100;

/**
 * Downloads all results with a reason as a CSV file.
 *
 * @param id Of the run.
 */
export async function downloadResults( id: number ): Promise< void > {
	const results: RunResult[] = [];
	for ( const outcome of EXPLAINED ) {
		results.push( ...( await readAll( id, outcome ) ) );
	}
	saveCsv( `change-${ id }.csv`, resultRows( results ) );
}

/**
 * @return The rows of the file. Most columns have their name in the API.
 */
export function resultRows( results: RunResult[] ): string[][] {
	return [
		[ 'customer_id', 'name', 'email', 'outcome', 'code', 'message' ],
		...results.map( ( result ) => [
			String( result.customer_id ?? '' ),
			resultName( result ),
			result.customer?.email ?? '',
			result.outcome,
			result.code ?? '',
			result.message ?? '',
		] ),
	];
}

async function readAll(
	id: number,
	outcome: RunOutcome
): Promise< RunResult[] > {
	const results: RunResult[] = [];
	for ( let page = 1, last = 1; page <= last; page++ ) {
		const list = await resolveSelect( store ).getRunResults( id, {
			outcome,
			page,
			per_page: PER_PAGE,
		} );
		results.push( ...( list?.results ?? [] ) );
		last = list?.pagination.total_pages ?? 1;
	}
	return results;
}
