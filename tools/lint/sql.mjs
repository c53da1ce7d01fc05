import { UNKNOWN } from './string-values.mjs';

/** A table, a column or a value: a word, a quoted text, a placeholder, or an unknown part. */
const OPERAND = `[\\w\`"'@%.:?(${ UNKNOWN }]`;

/** @param {string} source */
const atStart = ( source ) => new RegExp( `^${ source }`, 'is' );

/**
 * Beginnings of statements, in any case. A verb alone can be English, so each has the keyword or operand that follows
 * it in SQL.
 */
const STATEMENTS = [
	atStart( `select\\s+.*\\bfrom\\b` ),
	atStart(
		`select\\s+(distinct\\b|all\\b|sql_\\w+|straight_join\\b|\\*|\\d|@|["'\`%${ UNKNOWN }(]|\\w+\\s*[(,.]|null\\b)`
	),
	atStart(
		`insert\\s+((low_priority|delayed|high_priority|ignore)\\s+)*into\\b`
	),
	atStart(
		`insert\\s+((low_priority|delayed|high_priority|ignore)\\s+|[\`%${ UNKNOWN }])`
	),
	atStart(
		`delete\\s+((low_priority|quick|ignore)\\s+)*([\\w\`.*, ${ UNKNOWN }]+\\s+)?from\\s+${ OPERAND }`
	),
	atStart( `update\\s+.*\\bset\\s+${ OPERAND }+\\s*=` ),
	atStart( `update\\s+${ OPERAND }+\\s+set\\b` ),
	atStart( `replace\\s+((low_priority|delayed)\\s+)*into\\b` ),
	atStart(
		`create\\s+((or\\s+replace|temporary|unique|fulltext|spatial|algorithm\\s*=\\s*\\w+)\\s+)*(table|index|view|trigger|procedure|function|database|schema|event)\\b`
	),
	atStart(
		`alter\\s+((online|ignore)\\s+)*(table|database|view|event|user)\\b`
	),
	atStart(
		`drop\\s+(temporary\\s+)?(table|index|view|trigger|procedure|function|database|event)\\b`
	),
	atStart(
		`(truncate|rename|optimize|analyze|repair|check|checksum|flush)\\s+((no_write_to_binlog|local)\\s+)?tables?\\b`
	),
	atStart(
		`show\\s+((full|global|session|extended|open)\\s+)*(tables?|columns|fields|index(es)?|keys|create|databases|variables|status|engines?|processlist|grants|warnings|errors|triggers|master|replica|slave|binary)\\b`
	),
	atStart(
		`(explain|describe|desc)\\s+((extended|analyze|format\\s*=\\s*\\w+)\\s+)*(select|insert|update|delete|replace|with|table|[\`%${ UNKNOWN }(])`
	),
	atStart(
		`set\\s+(session|global|local|names|transaction|statement|password|character\\s+set|@)`
	),
	atStart( `set\\s+[\\w.]+\\s*=` ),
	atStart(
		`(start\\s+transaction|begin\\s+work|(release\\s+)?savepoint\\s|rollback\\s+to\\b|(un)?lock\\s+tables?\\b|load\\s+data\\b|prepare\\s+\\w+\\s+from\\b|execute\\s+immediate\\b|pragma\\s+\\w|attach\\s+database\\b)`
	),
	atStart( `call\\s+[\\w\`.${ UNKNOWN }]+\\s*\\(` ),
	atStart(
		`with\\s+(recursive\\s+)?[\\w\`${ UNKNOWN }]+\\s*(\\([^)]*\\)\\s*)?as\\s*\\(`
	),
	atStart( `values\\s*(row\\s*)?\\(` ),
	atStart( `(grant|revoke)\\s+.*\\son\\s+[\\w\`*]+\\.` ),
	// The condition of a statement: `email = %s`.
	atStart(
		`[\\w\`.${ UNKNOWN }]+\\s+(=|<=>|<>|!=|<=?|>=?|(not\\s+)?like|(not\\s+)?in|between)\\s+\\(?%[sdf]`
	),
];

/** Only in capitals, which are rare outside SQL. */
const IN_CAPITALS = [
	/^SELECT(\s|$)/,
	/^(TRUNCATE|EXPLAIN|DESCRIBE|INSERT|REPLACE|UPDATE)\s+\S/,
	/^(BEGIN|COMMIT|ROLLBACK|FROM|WHERE|INTO|VALUES|SET)\s*;?\s*$/,
	/\b(FROM|INTO|JOIN|WHERE|HAVING)\s+\S/,
	/\b(ORDER|GROUP)\s+BY\b/,
	/\bLIMIT\s+[\d%§]/,
	/\bVALUES\s*\(/,
	/\bIS\s+(NOT\s+)?NULL\b/,
	/\bFOR\s+UPDATE\b/,
	/\bON\s+DUPLICATE\s+KEY\b/,
];

/** Parts of statements, anywhere and in any case. */
const PARTS = [
	/\bunion\s+(all\s+|distinct\s+)?\(*\s*select\b/i,
	/\*\s+from\s+\S/i,
	/\bwhere\s+[\w.`§]+\s*(=|<|>|!=|(not\s+)?like\s+['"%§]|(not\s+)?in\s*\(|is\s+(not\s+)?null\b|between\s)/i,
	/\border\s+by\s+[\w.`§]+\s+(asc|desc)\b/i,
	/\b(insert|replace)\s+(ignore\s+)?into\s+\S+\s*(\(|values\b|select\b|set\b)/i,
	// The placeholder of wpdb for a name; `%1$i` too.
	/(?<!%)%(\d+\$)?i(?![a-z])/,
];

/** Characters that no English sentence contains. */
const NOT_ENGLISH = new RegExp( `[=*;\`@_<>()${ UNKNOWN }]|%i` );

/** Characters that no translated English sentence contains. */
const NOT_TRANSLATED_ENGLISH = new RegExp( `[=*;\`@${ UNKNOWN }]|%i` );

/** Words that no table or column precedes. */
const ARTICLE = /\b(a|an|the|this|that|these|those|your|its|their)\s/;

/**
 * Whether a text is SQL, or a part of it.
 *
 * @param {string}  text
 * @param {boolean} isTranslated Whether it is passed to a translation function.
 */
export function isSql( text, isTranslated = false ) {
	const sql = withoutComments( text );
	return (
		[ ...STATEMENTS, ...IN_CAPITALS, ...PARTS ].some( ( pattern ) =>
			pattern.test( sql )
		) && ! isEnglish( text, isTranslated )
	);
}

/**
 * @param {string} text
 * @return {string} Without comments, and without white space and brackets before its first word.
 */
function withoutComments( text ) {
	return text
		.replace( /\/\*.*?\*\//gs, ' ' )
		.replace( /(^|\n)\s*(--\s|#).*/g, '$1' )
		.replace( /^[\s(]+/, '' );
}

/**
 * Whether a text is a sentence: “Select a customer from the list”.
 *
 * @param {string}  text
 * @param {boolean} isTranslated
 */
function isEnglish( text, isTranslated ) {
	return (
		/^[A-Z][a-z]/.test( text ) &&
		( isTranslated
			? ! NOT_TRANSLATED_ENGLISH.test( text )
			: ARTICLE.test( text ) && ! NOT_ENGLISH.test( text ) )
	);
}
