/** What the directory of wordpress.org requires of `assets`. All functions are pure. */

/** @typedef {import('./pictures.mjs').Picture} Picture */

/**
 * @param {string} readme Content of readme.txt.
 * @return {string[]} The captions of its screenshots, in order.
 */
export function captionsOf( readme ) {
	const [ , section = '' ] =
		/^== Screenshots ==\n([\s\S]*?)(?=^==|$(?![\s\S]))/m.exec( readme ) ??
		[];
	return [ ...section.matchAll( /^\d+\. (.+)$/gm ) ].map(
		( [ , caption = '' ] ) => caption
	);
}

/**
 * @param {number}   captions How many readme.txt has.
 * @param {string[]} files    Names in `assets`.
 * @return {string[]} One sentence for each screenshot that is missing or has no caption.
 */
export function screenshotProblems( captions, files ) {
	const expected = Array.from(
		{ length: captions },
		( _, index ) => `screenshot-${ index + 1 }.png`
	);
	const found = files.filter( ( name ) => name.startsWith( 'screenshot-' ) );
	return [
		...expected
			.filter( ( name ) => ! found.includes( name ) )
			.map(
				( name ) => `${ name } is missing. Run \`npm run screenshots\`.`
			),
		...found
			.filter( ( name ) => ! expected.includes( name ) )
			.map( ( name ) => `${ name } has no caption in readme.txt.` ),
	];
}

/**
 * @param {Picture}            picture
 * @param {Buffer | undefined} png     Undefined if the file does not exist.
 * @return {string[]} One sentence if it is missing or has another size.
 */
export function pictureProblems( { name, width, height }, png ) {
	// The first chunk of a PNG, which begins at byte 8, has the size.
	return png?.readUInt32BE( 16 ) === width &&
		png.readUInt32BE( 20 ) === height
		? []
		: [
				`${ name } isn’t ${ width } × ${ height } pixels. Run \`npm run assets\`.`,
			];
}
