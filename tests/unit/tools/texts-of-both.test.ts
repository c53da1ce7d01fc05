import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join( process.cwd(), 'src' );

/** PHP that prints what a script replaces or repeats. */
const TWINS = [
	'Admin/CustomerMarkup.php',
	'Admin/CustomerPrerender.php',
	'Admin/ListPrerender.php',
	'Blocks/OverviewMarkup.php',
];

/** Draw answers of the API, whose texts they show. */
const DRAWERS = [
	'components/overview/chart.tsx',
	'components/overview/head.tsx',
	'components/overview/parts.tsx',
	'server/Blocks/ChartMarkup.php',
];

/** What no script says: it leaves such a page, and puts an element in the place of the day. */
const ONLY_IN_PHP = [
	'Actions', // DataViews prints it in the script’s table.
	'No customers on this page',
	'Go to first page',
	'Customer since %s',
];

const CALL =
	/\b(?:__|_e|_n|_x|_nx|esc_html__|esc_html_e|esc_html_x|esc_attr__|esc_attr_e|esc_attr_x)\(\s*((?:'(?:[^'\\]|\\.)*'\s*,?\s*)+)/g;
const LITERAL = /'((?:[^'\\\n]|\\.)*)'/g;

function literals( code: string ): string[] {
	return [ ...code.matchAll( LITERAL ) ].map( ( [ , text = '' ] ) => text );
}

function textsOf( path: string ): string[] {
	const code = readFileSync( path, 'utf8' );
	return [ ...code.matchAll( CALL ) ]
		.flatMap( ( [ , texts = '' ] ) => literals( texts ) )
		.filter( ( text ) => text !== 'fluent-cart-customers' );
}

const scripts = new Set(
	readdirSync( SRC, { recursive: true, encoding: 'utf8' } )
		.filter( ( name ) => /\.tsx?$/.test( name ) )
		.flatMap( ( name ) =>
			literals( readFileSync( join( SRC, name ), 'utf8' ) )
		)
);

it.each( DRAWERS )( 'no text of its own: %s', ( name ) => {
	expect( textsOf( join( SRC, name ) ) ).toEqual( [] );
} );

describe( 'what PHP prints and a script prints again', () => {
	it.each( TWINS )( 'is the same to the letter: %s', ( name ) => {
		const texts = textsOf( join( SRC, 'server', name ) );
		expect( texts.length ).toBeGreaterThan( 0 );
		expect(
			texts.filter(
				( text ) =>
					! scripts.has( text ) && ! ONLY_IN_PHP.includes( text )
			)
		).toEqual( [] );
	} );

	it( 'has no exception that is not needed', () => {
		const texts = TWINS.flatMap( ( name ) =>
			textsOf( join( SRC, 'server', name ) )
		);
		expect(
			ONLY_IN_PHP.filter(
				( text ) => ! texts.includes( text ) || scripts.has( text )
			)
		).toEqual( [] );
	} );
} );
