/**
 * Blocks of Markdown.
 */

/**
 * @param {string}             title
 * @param {string | undefined} content
 */
export function section( title, content ) {
	return content ? `**${ title }**\n\n${ content }` : '';
}

/**
 * @param {string[]}   head
 * @param {string[][]} rows
 * @return {string} Empty without rows.
 */
export function table( head, rows ) {
	const line = ( /** @type {string[]} */ cells ) =>
		`| ${ cells
			.map( ( cell ) =>
				cell.replace( /\s*\n\s*/g, ' ' ).replaceAll( '|', '\\|' )
			)
			.join( ' | ' ) } |`;
	return rows.length
		? [
				line( head ),
				line( head.map( () => '---' ) ),
				...rows.map( line ),
			].join( '\n' )
		: '';
}

/**
 * @param {unknown} value
 * @return {string} Empty if there is none.
 */
export function jsonBlock( value ) {
	return value === undefined
		? ''
		: codeBlock( 'json', JSON.stringify( value, null, 2 ) );
}

/**
 * @param {string} language
 * @param {string} text
 */
export function codeBlock( language, text ) {
	return `\`\`\`${ language }\n${ text }\n\`\`\``;
}

/** @param {string} heading */
export function anchor( heading ) {
	return heading
		.toLowerCase()
		.replace( /[^\w\s-]/g, '' )
		.replaceAll( ' ', '-' );
}

/** @param {string[]} names */
export function dotted( ...names ) {
	return names.join( '.' );
}
