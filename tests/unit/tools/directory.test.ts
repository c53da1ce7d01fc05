import { readFile } from 'node:fs/promises';
import {
	captionsOf,
	pictureProblems,
	screenshotProblems,
} from '../../../tools/directory/check.mjs';

const BANNER = 'assets/banner-772x250.png';

describe( 'what wordpress.org’s directory requires', () => {
	it( 'captions are those of the section of readme.txt', () => {
		expect(
			captionsOf(
				'== FAQ ==\n\n1. No.\n\n== Screenshots ==\n\n1. A list.\n2. A customer.\n\n== Changelog ==\n\n1. No.\n'
			)
		).toEqual( [ 'A list.', 'A customer.' ] );
	} );

	it( 'a missing screenshot and one without a caption are named', () => {
		expect(
			screenshotProblems( 2, [
				'icon.svg',
				'screenshot-1.png',
				'screenshot-3.png',
			] )
		).toEqual( [
			'screenshot-2.png is missing. Run `npm run screenshots`.',
			'screenshot-3.png has no caption in readme.txt.',
		] );
	} );

	it( 'a picture of another size or without a file is named', async () => {
		const png = await readFile( BANNER );
		const banner = { name: 'banner.png', height: 250, source: '' };
		expect( pictureProblems( { ...banner, width: 772 }, png ) ).toEqual(
			[]
		);
		expect( pictureProblems( { ...banner, width: 773 }, png ) ).toEqual( [
			'banner.png isn’t 773 × 250 pixels. Run `npm run assets`.',
		] );
		expect(
			pictureProblems( { ...banner, width: 772 }, undefined )
		).toHaveLength( 1 );
	} );
} );
