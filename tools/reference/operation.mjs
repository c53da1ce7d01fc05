/**
 * The section of one operation.
 */
import { codeBlock, dotted, jsonBlock, section, table } from './markdown.mjs';
import { fieldRows, rules, sentences } from './schema-text.mjs';

/** @typedef {import('./openapi.mjs').Parameter} Parameter */
/** @typedef {import('./openapi.mjs').PlacedOperation} PlacedOperation */
/** @typedef {import('./openapi.mjs').Reader} Reader */

/** The documented base, on every site. */
export const BASE = 'https://yoursite.com/wp-json/fluent-cart/v1';
export const JSON_TYPE = 'application/json';

/** These headers are described once for all operations. */
export const LIMIT_HEADERS = 'X-RateLimit-';
const COMMON_ERRORS = [ '400', '401', '403', '429', '500' ];

/**
 * @param {Reader}          reader
 * @param {PlacedOperation} operation
 * @param {string[]}        records
 * @return {string[]} Blocks of Markdown.
 */
export function operationSection( reader, operation, records ) {
	const { method, path, summary, description, requestBody } = operation;
	const body = requestBody?.content[ JSON_TYPE ];
	return [
		`### ${ summary }`,
		`\`${ method } ${ path }\``,
		description ?? '',
		conditions( reader, operation ),
		codeBlock( 'sh', curl( operation ) ),
		section(
			'Parameters',
			table(
				[ 'Parameter', 'In', 'Type', '' ],
				( operation.parameters ?? [] ).flatMap( ( parameter ) =>
					parameterRows( reader, parameter )
				)
			)
		),
		section(
			'Body',
			body &&
				table(
					[ 'Field', 'Type', '' ],
					fieldRows( reader, body.schema, {
						isRecord: () => false,
						fullName: dotted,
						isInput: true,
					} )
				)
		),
		...answerBlocks( reader, operation, records ),
	];
}

/**
 * The right and the limit of an operation, in one line.
 *
 * @param {Reader}          reader
 * @param {PlacedOperation} operation
 */
function conditions( reader, operation ) {
	const capabilities = operation[ 'x-capabilities' ] ?? [];
	const limit = operation[ 'x-limit' ];
	const limits = reader.document[ 'x-limits' ];
	return [
		operation.security?.length === 0
			? '**Right:** none, the URL is the credential'
			: `**Right:** ${ [
					operation[ 'x-right' ] &&
						byAction(
							operation[ 'x-right' ],
							( right ) => `\`${ right }\``
						),
					...capabilities.map(
						( each ) => `the WordPress capability \`${ each }\``
					),
				]
					.filter( Boolean )
					.join( ' and ' ) }`,
		`**Limit:** ${
			limit
				? byAction(
						limit,
						( name ) =>
							`\`${ name }\`, ${ limits[ name ] } per hour`
					)
				: 'none'
		}`,
	].join( '<br>\n' );
}

/**
 * @param {string | Record< string, string > | undefined} value A value, or values by `action` of the body.
 * @param {( value: string ) => string}                   text
 */
function byAction( value = '', text ) {
	return typeof value === 'string'
		? text( value )
		: Object.entries( value )
				.map(
					( [ action, each ] ) => `${ text( each ) } (${ action })`
				)
				.join( '; ' );
}

/**
 * @param {Reader}    reader
 * @param {Parameter} parameter
 * @return {string[][]} One row, or one for each member of an object.
 */
function parameterRows( reader, parameter ) {
	const { name, in: place, required, schema, description = '' } = parameter;
	const whole = reader.whole( schema );
	const about = sentences( [
		required && place !== 'path' ? '**Required**' : '',
		...rules( whole ),
		description,
	] );
	return [
		[ `\`${ name }\``, place, [ whole.type ].flat().join( ' or ' ), about ],
		...fieldRows(
			reader,
			schema,
			{
				isRecord: () => false,
				fullName: ( first, ...rest ) =>
					first + rest.map( ( each ) => `[${ each }]` ).join( '' ),
				isInput: true,
			},
			[ name ]
		).map( ( [ field = '', type = '', text = '' ] ) => [
			field,
			place,
			type,
			text,
		] ),
	];
}

/**
 * @param {Reader}          reader
 * @param {PlacedOperation} operation
 * @param {string[]}        records
 * @return {string[]} Blocks of Markdown.
 */
function answerBlocks( reader, operation, records ) {
	const answers = Object.entries( operation.responses ).map(
		( [ status, response ] ) => ( {
			status,
			...reader.follow( response ),
		} )
	);
	const [ success, ...failures ] = answers;
	if ( ! success ) {
		return [];
	}
	const headers = Object.entries( success.headers ?? {} )
		.filter( ( [ name ] ) => ! name.startsWith( LIMIT_HEADERS ) )
		.map( ( [ name, header ] ) => [
			`\`${ name }\``,
			reader.follow( header ).description,
		] );
	const media = success.content?.[ JSON_TYPE ];
	const fields = media
		? fieldRows( reader, media.schema, {
				isRecord: ( name ) => records.includes( name ),
				fullName: dotted,
				isInput: false,
			} ).filter(
				( [ name ] ) => ! /^`(success|data)`$/.test( name ?? '' )
			)
		: [];
	const isShared = '$ref' in ( operation.responses[ success.status ] ?? {} );
	return [
		`**Response ${ success.status }.** ${ success.description }`,
		table( [ 'Field', 'Type', '' ], fields ),
		isShared ? '' : jsonBlock( media?.example ),
		table( [ 'Header', '' ], headers ),
		errorLines( failures ),
	];
}

/**
 * @param {{ status: string, description: string }[]} failures
 * @return {string} Errors that are common to all operations are listed by number only.
 */
function errorLines( failures ) {
	const isCommon = ( /** @type {{ status: string }} */ { status } ) =>
		COMMON_ERRORS.includes( status );
	const common = failures.filter( isCommon ).map( ( { status } ) => status );
	const own = failures.filter( ( failure ) => ! isCommon( failure ) );
	return [
		`**Errors**`,
		[
			`- ${ common.join( ', ' ) }, see [Errors](#errors)`,
			...own.map(
				( { status, description } ) => `- ${ status } ${ description }`
			),
		].join( '\n' ),
	].join( '\n\n' );
}

/**
 * @param {PlacedOperation} operation
 * @return {string} A command that can be copied.
 */
function curl( { method, path, parameters = [], requestBody, security } ) {
	const body = requestBody?.content[ JSON_TYPE ]?.example;
	const query = parameters
		.filter( ( { example } ) => example !== undefined )
		.flatMap( ( { name, example } ) =>
			typeof example === 'object' && example !== null
				? Object.entries( example ).map(
						( [ key, value ] ) => `${ name }[${ key }]=${ value }`
					)
				: [ `${ name }=${ example }` ]
		)
		.join( '&' );
	const url =
		BASE + path.replace( /{\w+}/, '1' ) + ( query && `?${ query }` );
	return [
		security?.length === 0
			? 'curl -o customers.csv'
			: "curl -g -u 'username:application password'",
		...( method === 'GET' ? [] : [ `-X ${ method }` ] ),
		`'${ url }'`,
		...( body
			? [
					"-H 'Content-Type: application/json'",
					`-d '${ JSON.stringify( body, null, 2 ) }'`,
				]
			: [] ),
	].join( ' \\\n  ' );
}
