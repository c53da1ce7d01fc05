import type { ReactNode } from 'react';
import type { SearchMatch } from '@fcc/store';
import { shownMatches } from './match-texts';
import './style.scss';

interface MatchesProps {
	matched: SearchMatch[] | undefined;
}

/**
 * Why a search finds a customer, if name and email do not show it. One line for
 * each field.
 */
export default function Matches( { matched }: MatchesProps ): ReactNode {
	return (
		<>
			{ shownMatches( matched ).map( ( { field, value, text } ) => {
				const [ before, after ] = text.split( '%s' );
				return (
					<span
						key={ `${ field } ${ value }` }
						className={ `fcc-match is-${ field }` }
						title={ value }
					>
						{ before }
						<bdi>{ value }</bdi>
						{ after }
					</span>
				);
			} ) }
		</>
	);
}
