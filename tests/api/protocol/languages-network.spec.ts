import { rm } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { scriptCatalogName } from '../../../tools/languages/catalog.mjs';
import { writePseudoLocale } from '../../../tools/languages/pseudo-locale.mjs';
import { type Site } from '../../../tools/site/site.mjs';
import { pluginEntries } from '../../support/error-log.ts';
import { networkFixture } from '../support/network.ts';

const GERMAN = 'de_DE';

const test = base.extend< {}, { network: Site } >( {
	network: networkFixture( 'languages-of-network' ),
} );

test.beforeEach( ( { network } ) =>
	network.content.placeMustUsePlugin( 'language', {
		locale: GERMAN,
		is_rtl: false,
	} )
);

test.afterEach( ( { network } ) =>
	rm( network.content.languages, { recursive: true, force: true } )
);

test(
	'a network has the translations of the plugin',
	{ tag: '@oldest' },
	async ( { network } ) => {
		for ( const url of [ network.url, `${ network.url }/second` ] ) {
			expect( await text( network, url ) ).toBe( 'Kunden' );
			expect( await scriptTexts( network, url ) ).toEqual( {
				'No customers found': 'Keine Kunden gefunden',
				'Add address': 'Adresse hinzufügen',
			} );
		}
		expect( pluginEntries( await network.errorLog() ) ).toEqual( [] );
	}
);

test(
	'a language pack replaces the translations of the plugin, except of scripts that it lacks',
	{ tag: '@oldest' },
	async ( { network } ) => {
		const { languages } = network.content;
		await writePseudoLocale( languages, GERMAN );
		await rm(
			path.join(
				languages,
				scriptCatalogName( GERMAN, 'build/customer.js' )
			)
		);
		expect( await text( network, network.url ) ).toMatch( /^⟦Çûšţömérš/ );
		const texts = await scriptTexts( network, network.url );
		expect( texts ).toEqual( {
			'No customers found': expect.stringMatching( /^⟦Ñö/ ),
			'Add address': 'Adresse hinzufügen',
		} );
	}
);

function text( network: Site, url: string ): Promise< string > {
	return network.call(
		'wordpress/languages/text',
		{ text: 'Customers' },
		url
	);
}

/** A text of the page's script, and one of a chunk that it loads. */
function scriptTexts(
	network: Site,
	url: string
): Promise< Record< string, string > > {
	return network.call(
		'wordpress/languages/script_texts',
		{
			handle: 'fcc-admin',
			texts: [ 'No customers found', 'Add address' ],
		},
		url
	);
}
