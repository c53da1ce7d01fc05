import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Import } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { Moment } from '../../components/moment';
import { fetchImports } from '../import-api/requests';
import { importLinkProps } from '../navigation/routes';

/** Imports that are looked at. A person leaves few of them open. */
const NEWEST = { page: 1, per_page: 20 };

/**
 * Imports whose rows are not all on the server, because the page was closed too early.
 */
export function PendingImports() {
	const imports = usePendingImports();

	return imports.length === 0 ? null : (
		<ul
			className="fcc-card fcc-history__pending"
			aria-label={ __(
				'Imports not fully sent',
				'fluent-cart-customers'
			) }
		>
			{ imports.map( ( pending ) => (
				<li key={ pending.id }>
					<a { ...importLinkProps( pending.id ) } dir="auto">
						{ pending.name }
					</a>
					<span>
						{ __(
							'Not fully sent. Choose the same file to continue.',
							'fluent-cart-customers'
						) }
					</span>
					<span>{ sentText( pending ) }</span>
					{ pending.created_at && (
						<Moment moment={ pending.created_at } />
					) }
				</li>
			) ) }
		</ul>
	);
}

function usePendingImports(): Import[] {
	const [ imports, setImports ] = useState< Import[] >( [] );

	useEffect( () => {
		let isWanted = true;
		fetchImports( NEWEST ).then(
			( list ) => {
				if ( isWanted ) {
					setImports(
						list.imports.filter(
							( { is_complete: isComplete, rows } ) =>
								! isComplete && rows > 0
						)
					);
				}
			},
			() => {
				// The changes below are what the person came for.
			}
		);
		return () => {
			isWanted = false;
		};
	}, [] );

	return imports;
}

function sentText( { rows, total }: Import ): string {
	return sprintf(
		/* translators: 1: number of rows that were sent, 2: number of all rows. */
		_n(
			'%1$s of %2$s row sent',
			'%1$s of %2$s rows sent',
			total ?? rows,
			'fluent-cart-customers'
		),
		formatNumber( rows ),
		formatNumber( total ?? rows )
	);
}
