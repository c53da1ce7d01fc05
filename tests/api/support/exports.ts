import { expect } from '@playwright/test';
import { type ApiClient, type BulkResult } from './api-client.ts';

type BulkAction = Parameters< ApiClient[ 'bulk' ] >[ 0 ];
type ExportOf = Omit< BulkAction, 'action' >;

export async function downloadCsv(
	client: ApiClient,
	visitor: ApiClient,
	selection: ExportOf
): Promise< string > {
	const answer = await client.bulk( { action: 'export', ...selection } );
	const file = await openDownload( visitor, answer );
	expect( file.status ).toBe( 200 );
	return String( file.body );
}

export function openDownload(
	client: ApiClient,
	answer: BulkResult,
	method = 'GET'
) {
	return client.send( method, 'customers/export', {
		params: downloadParams( answer ),
	} );
}

export function downloadParams( { download_url: url }: BulkResult ) {
	const { searchParams } = new URL( url ?? '' );
	return {
		token: searchParams.get( 'token' ) ?? '',
		signature: searchParams.get( 'signature' ) ?? '',
	};
}

interface CsvForm {
	delimiter?: ',' | ';' | '\t';
	/** Whether the file is for other programs than spreadsheets. */
	isPlain?: boolean;
}

/** The cells of a CSV file, by RFC 4180. */
export function parseCsv(
	file: unknown,
	{ delimiter = ',', isPlain = false }: CsvForm = {}
): string[][] {
	const text = String( file );
	expect( text.startsWith( '\uFEFF' ) ).toBe( ! isPlain );
	expect( text.endsWith( '\r\n' ) ).toBe( true );
	const rows: string[][] = [ [] ];
	const cell = new RegExp(
		`("(?:[^"]|"")*"|[^"${ delimiter }\\r\\n]*)(${ delimiter }|\\r\\n)`,
		'gy'
	);
	for ( const [ , value = '', end ] of text
		.slice( isPlain ? 0 : 1 )
		.matchAll( cell ) ) {
		rows.at( -1 )?.push(
			value.startsWith( '"' )
				? value.slice( 1, -1 ).replaceAll( '""', '"' )
				: value
		);
		if ( end === '\r\n' ) {
			rows.push( [] );
		}
	}
	return rows.slice( 0, -1 );
}
