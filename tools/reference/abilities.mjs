/**
 * The page about the abilities for AI agents, in Markdown. Its tables are generated from the contract.
 */
import { compileAbilities } from '../webpack/compile-abilities.mjs';
import { Reader } from './openapi.mjs';
import { anchor, codeBlock, table } from './markdown.mjs';

/** @typedef {import('./openapi.mjs').OpenApi} OpenApi */
/** @typedef {import('./openapi.mjs').PlacedOperation} PlacedOperation */

const NOTICE =
	'<!-- Generated from src/contract/openapi.json and tools/reference/abilities.mjs by `npm run contract`. -->';

const ROOT = 'fluent-cart-customers';

const EXAMPLE = `curl -u "ann:application password" -G https://example.com/wp-json/wp-abilities/v1/abilities/${ ROOT }/list-customers/run \\
  -d "input[search]=ada" -d "input[fields][]=id" -d "input[fields][]=email"

curl -u "ann:application password" https://example.com/wp-json/wp-abilities/v1/abilities/${ ROOT }/update-address/run \\
  -H "Content-Type: application/json" -d '{"input":{"customer_id":7,"address_id":9,"city":"London"}}'`;

const CONNECT = `claude mcp add --transport http my-store https://example.com/wp-json/mcp/mcp-adapter-default-server \\
  --header "Authorization: Basic $(printf 'ann:application password' | base64)"`;

/**
 * @param {OpenApi} document
 * @return {string} Markdown.
 */
export function abilitiesPage( document ) {
	const operations = new Reader( document ).operations();
	const abilities = Object.entries( compileAbilities( document ) ).map(
		( [ name, ability ] ) => ( { name, ...ability } )
	);
	/** @param {PlacedOperation} operation */
	const abilitiesOf = ( { operationId } ) =>
		abilities.filter( ( { operation } ) => operation === operationId );
	return [
		NOTICE,
		'# Abilities',
		`In WordPress 6.9 and newer, AI agents and other programs can use the [API](api.md) through WordPress’s [abilities](https://developer.wordpress.org/apis/abilities-api/): \`${ ROOT }/list-customers\` and others. WordPress offers them at \`wp-abilities/v1\` to users who are logged in or send an application password. With the setting “Let AI agents work with customers” they are also offered to plugins for MCP, such as [MCP Adapter](https://github.com/WordPress/mcp-adapter) (\`meta.mcp.public\`). The setting is off by default.`,
		codeBlock( 'sh', EXAMPLE ),
		'An ability has the rights, checks, messages and hourly limits of its operation. Its input has the arguments of the operation in one object: ids of the path as `customer_id`, the header `If-Match` as `version`, `_fields` as `fields`. An unknown name is an error. The output is the `data` of the answer. An error has the code and the message of the API; `data.fields` has a message for each field.',
		'## Connect an agent',
		'1. Turn on **Customers → Settings → Let AI agents work with customers**.\n2. Install [MCP Adapter](https://github.com/WordPress/mcp-adapter).\n3. Add an application password for the agent in **Users → Profile**. A user of its own with few rights is best: the agent can do what that user can.\n4. Connect the agent with the name of the user and the application password, as HTTP Basic authentication:',
		codeBlock( 'sh', CONNECT ),
		'MCP Adapter offers three tools, with which the agent discovers, describes and executes abilities.',
		'## What an agent can’t do',
		'An agent deletes customers, and changes many of them, only by running a preview. It never sends email, imports, exports, or changes settings. A run whose undo deletes customers is undone only after `preview-undo`; otherwise the error is `preview_required`. A run of more than 1,000 customers is undone by a person; for an agent, the error is `too_many_customers`. All changes can be undone in History, except that a customer was added: `preview-deletion` and `run-preview` delete them.',
		'Text of customers is in outputs only. Names and descriptions of abilities don’t contain any.',
		'## All abilities',
		'Reading ones are sent with GET, the others with POST. “Removes” is the annotation `destructive`, “Repeatable” is `idempotent`.',
		table(
			[ 'Ability', 'Operation', 'Right', 'Annotations' ],
			operations.flatMap( ( operation ) =>
				abilitiesOf( operation ).map(
					( { name, annotations, preset } ) => [
						`\`${ name }\``,
						link( operation.summary ),
						rightOf( operation, String( preset.action ) ),
						annotationsText( annotations ),
					]
				)
			)
		),
		'## Calls',
		'Each call by a user is logged with its time, user, application password, ability, result, customer and run, also if it was rejected. **Customers → Settings** shows the last ones, and [the API](api.md#list-calls-of-abilities) all of 90 days, or of the days for which activity is kept if these are fewer. Of each user, at most 100 calls without the right and 1,000 other failed calls are logged in an hour.',
		'## Operations without an ability',
		table(
			[ 'Operation', '' ],
			operations
				.filter(
					( operation ) => abilitiesOf( operation ).length === 0
				)
				.map( ( { summary, 'x-ability': ability } ) => [
					link( summary ),
					[ ability ].flat()[ 0 ]?.none ?? '',
				] )
		),
	]
		.join( '\n\n' )
		.concat( '\n' );
}

/** @param {import('../webpack/compile-abilities.mjs').Annotations} annotations */
function annotationsText( { readonly, destructive, idempotent } ) {
	return [
		readonly ? 'Reads' : 'Writes',
		...( destructive ? [ 'removes' ] : [] ),
		...( idempotent && ! readonly ? [ 'repeatable' ] : [] ),
	].join( ', ' );
}

/**
 * @param {PlacedOperation} operation
 * @param {string}          action    The preset one, if the right depends on it.
 */
function rightOf(
	{ 'x-right': right, 'x-capabilities': capabilities = [] },
	action
) {
	return [
		typeof right === 'object' ? right[ action ] : right,
		...capabilities,
	]
		.filter( Boolean )
		.map( ( each ) => `\`${ each }\`` )
		.join( ', ' );
}

/** @param {string} summary */
function link( summary ) {
	return `[${ summary }](api.md#${ anchor( summary ) })`;
}
