import { readFile } from 'node:fs/promises';
import { Failure } from '../lib/failure.mjs';

const CHANGELOG = new URL( '../../CHANGELOG.md', import.meta.url );

/** A link of Markdown. readme.txt gets its text only. */
const LINK = /\[([^\]]+)\]\([^)]+\)/g;

/** The part of an entry that readme.txt omits. */
const FOR_DEVELOPERS = /^### For developers[\s\S]*/m;

/**
 * @param {string} version
 * @return {Promise< string >} Its entry in CHANGELOG.md, in the format of readme.txt.
 * @throws {Failure} If there is none.
 */
export async function changesOf( version ) {
	const changelog = await readFile( CHANGELOG, 'utf8' );
	const [ , entry ] =
		new RegExp(
			`^## \\[${ version.replaceAll( '.', '\\.' ) }\\].*\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`,
			'm'
		).exec( changelog ) ?? [];
	if ( ! entry?.trim() ) {
		throw new Failure(
			`CHANGELOG.md has no entry for version ${ version }. Add “## [${ version }] - year-month-day”.`
		);
	}
	return (
		`= ${ version } =\n\n` +
		entry
			.replace( FOR_DEVELOPERS, '' )
			.trim()
			.replace( LINK, '$1' )
			.replaceAll( /^- /gm, '* ' )
			.replaceAll( /^### (.+)$/gm, '**$1**' )
	);
}
