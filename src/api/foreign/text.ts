/** Characters that are parsed. The message is at the beginning of a page. */
const MAX_PAGE_LENGTH = 100_000;

/** Characters that a screen shows. */
const MAX_LENGTH = 300;

/** Members that hold the message in JSON of other programs. */
const MESSAGE_KEYS = [
	'message',
	'error_description',
	'error',
	'detail',
	'title',
];

/**
 * @param body The body of an answer: HTML, JSON or text.
 * @return The message as one line of plain text.
 */
export function foreignText( body: string ): string {
	const text = withoutPadding( body ).slice( 0, MAX_PAGE_LENGTH );
	const message = messageOf( parse( text ) );

	return shortened(
		message === undefined ? pageText( text ) : htmlToText( message )
	);
}

/**
 * @param text
 * @return The text without white space and byte order marks at both ends.
 */
export function withoutPadding( text: string ): string {
	return text.replace( /^[\s\uFEFF]+|[\s\uFEFF]+$/g, '' );
}

/** WordPress's messages contain markup. */
function htmlToText( html: string ): string {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	return visibleText( body );
}

function pageText( html: string ): string {
	const { body, title } = new DOMParser().parseFromString(
		html,
		'text/html'
	);
	const text = visibleText( body );
	return title && ! text.startsWith( title )
		? `${ title.trim() } – ${ text }`.replace( / – $/, '' )
		: text;
}

/** Unlike `textContent`, this puts a space between elements. */
function visibleText( root: HTMLElement ): string {
	root.querySelectorAll( 'script, style, template, noscript, svg' ).forEach(
		( element ) => element.remove()
	);
	const walker = document.createTreeWalker( root, NodeFilter.SHOW_TEXT );
	const parts: string[] = [];
	while ( walker.nextNode() ) {
		parts.push( walker.currentNode.nodeValue ?? '' );
	}
	return parts.join( ' ' ).replace( /\s+/g, ' ' ).trim();
}

function messageOf( json: unknown ): string | undefined {
	if ( typeof json !== 'object' || json === null ) {
		return typeof json === 'string' ? json : undefined;
	}
	const members = new Map( Object.entries( json ) );
	for ( const key of [ ...MESSAGE_KEYS, 'data', 'errors', '0' ] ) {
		const found = messageOf( members.get( key ) );
		if ( found ) {
			return found;
		}
	}
	return undefined;
}

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return undefined;
	}
}

function shortened( text: string ): string {
	const characters = [ ...text ];
	return characters.length > MAX_LENGTH
		? `${ characters
				.slice( 0, MAX_LENGTH - 1 )
				.join( '' )
				.trimEnd() }…`
		: text;
}
