/** Of a page; the message stands at its beginning. */
const MAX_PAGE_LENGTH = 100_000;

/** Of what a person is shown of it. */
const MAX_LENGTH = 300;

/** Under these names, JSON of other programs carries a message. */
const MESSAGE_KEYS = [
	'message',
	'error_description',
	'error',
	'detail',
	'title',
];

/**
 * @param body Of an answer: HTML, JSON or text.
 * @return Its message, one line of plain text.
 */
export function foreignText( body: string ): string {
	const text = withoutPadding( body ).slice( 0, MAX_PAGE_LENGTH );
	const message = messageOf( parse( text ) );

	return shortened(
		message === undefined ? pageText( text ) : plain( message )
	);
}

/**
 * @param text
 * @return It without white space and byte order marks at both ends.
 */
export function withoutPadding( text: string ): string {
	return text.replace( /^[\s\uFEFF]+|[\s\uFEFF]+$/g, '' );
}

/** A message may carry markup, as WordPress's own do. */
function plain( html: string ): string {
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

/** With a space between elements, which `textContent` leaves out. */
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
