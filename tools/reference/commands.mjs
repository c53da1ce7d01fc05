/**
 * The page about the commands of WP-CLI, in Markdown. Its tables are generated from the contract.
 */
import { Reader } from './openapi.mjs';
import { anchor, codeBlock, table } from './markdown.mjs';

/** @typedef {import('./openapi.mjs').OpenApi} OpenApi */
/** @typedef {import('./openapi.mjs').PlacedOperation} PlacedOperation */

const NOTICE =
	'<!-- Generated from src/contract/openapi.json and tools/reference/commands.mjs by `npm run contract`. -->';

const ROOT = 'wp fluent-cart-customers';

const EXAMPLES = `# Ids of all inactive customers in Germany and Austria
${ ROOT } list --status=inactive --country=DE,AT --all --format=ids

# A new customer, and their address
id=$(${ ROOT } create --email=ada.king@example.com --first_name=Ada --porcelain)
${ ROOT } address create $id --address_1="12 St James's Square" --city=London --country=GB

# What a change of many customers would do, the change, and its undo (the change prints its id)
${ ROOT } bulk update-status inactive --no_order_since=2024-01-01 --dry-run
${ ROOT } bulk update-status inactive --no_order_since=2024-01-01
${ ROOT } run undo 7

# A file for another program, and a file from one
${ ROOT } export customers.csv --cells=plain --columns=email,name,billing[city]
${ ROOT } import contacts.csv --map="E-Mail=email,Tags=" --dry-run`;

/** Commands that take several operations, or none. */
const OTHERS = [
	[
		'bulk update-status <new_status> [<customer_id>…]',
		'Changes the status of the customers with these ids, or of all that match `--search` and the filters, or of `--all`.',
	],
	[
		'bulk delete [<customer_id>…]',
		'Deletes the customers with these ids, or all that match, or `--all`. `--force` also deletes customers with orders.',
	],
	[
		'export <file> [<customer_id>…]',
		'Writes the customers with these ids, all that match, or all, as CSV. The file `-` is the standard output.',
	],
	[
		'import <file>',
		'Imports customers from a CSV file, as the screen does. The file `-` is the standard input. `--map` names the fields of columns that are not recognized.',
	],
	[
		'run continue <run_id>',
		'Continues a change of many customers until its end.',
	],
	[ 'run undo <run_id>', 'Undoes a change.' ],
	[
		'check',
		'Finds rows of deleted customers. `--repair` removes them. `--network` checks all sites of a network that use the plugin.',
	],
	[
		'reconcile',
		'Updates search, counts and overviews after customers or orders were written with SQL.',
	],
];

/**
 * @param {OpenApi} document
 * @return {string} Markdown.
 */
export function commandsPage( document ) {
	const operations = new Reader( document ).operations();
	return [
		NOTICE,
		'# Commands',
		`\`${ ROOT }\` does on the command line what the [API](api.md) does, with [WP-CLI](https://wp-cli.org). Its short name is \`wp customer\`, unless another plugin has a command with this name. \`wp help fluent-cart-customers list\` describes a command with all its options.`,
		codeBlock( 'sh', EXAMPLES ),
		'## All commands',
		'A command takes the arguments of its operation. Those of the path are given by position, the others as options with their names in the API: `--first_name=Ada`. Filters are options of their own (`--status=active`), lists are separated by commas or are JSON, objects are JSON. `--no-undo` is false.',
		...document.tags.flatMap( ( { name } ) =>
			tableOf(
				name,
				operations.filter( ( { tags } ) => tags.includes( name ) )
			)
		),
		'### Several steps',
		'These commands show a progress bar.',
		table(
			[ 'Command', '' ],
			OTHERS.map( ( [ usage = '', text = '' ] ) => [
				`\`${ usage }\``,
				text,
			] )
		),
		'## Output',
		table(
			[ 'Option', '' ],
			[
				[
					'`--format`',
					'`table`, `json`, `csv`, `yaml`; of a list also `ids` and `count`. A table shows the most important fields, the other formats all.',
				],
				[
					'`--fields`, `--field`',
					'Only these fields, separated by commas, or the value of one.',
				],
				[
					'`--all`',
					'All pages of a list. Without it, a list has one page: `--page`, `--per_page`.',
				],
				[
					'`--porcelain`',
					'Of a command that writes a record: only its id.',
				],
				[
					'`--dry-run`',
					'Only tests rights and values, and what many customers or a file would become. Nothing is changed.',
				],
				[ '`--yes`', 'Deletes without a question.' ],
			]
		),
		'A command ends with status 0 if it has done everything, or if the answer to its question is no. Otherwise it ends with 1 and the message of the API on the standard error: also if one of many customers or rows failed.',
		'## Rights',
		'With `--user`, a command has the rights of this user, as in the API, and the change has this user as its author. Without it, a command has all rights, and the change has no author. The hourly limits of the API do not apply.',
		'## Operations without a command',
		table(
			[ 'Operation', '' ],
			operations.flatMap( ( { summary, 'x-command': command } ) =>
				command?.name === undefined
					? [
							[
								link( summary ),
								command?.none ??
									`A step of ${ ( command?.steps_of ?? [] )
										.map( ( name ) => `\`${ name }\`` )
										.join( ', ' ) }.`,
							],
						]
					: []
			)
		),
	]
		.filter( Boolean )
		.join( '\n\n' )
		.concat( '\n' );
}

/**
 * @param {string}            title
 * @param {PlacedOperation[]} operations
 * @return {string[]} Blocks of Markdown; empty if no operation has a command.
 */
function tableOf( title, operations ) {
	const rows = operations.flatMap( ( operation ) => {
		const { name, arguments: more = [] } = operation[ 'x-command' ] ?? {};
		const ids = [ ...operation.path.matchAll( /\{(\w+)\}/g ) ].map(
			( [ , id = '' ] ) =>
				id.replace( /(?<=[a-z])(?=[A-Z])/g, '_' ).toLowerCase()
		);
		const positional = [ ...ids, ...more ].map(
			( each ) => ` <${ each }>`
		);
		return name === undefined
			? []
			: [
					[
						`\`${ name }${ positional.join( '' ) }\``,
						link( operation.summary ),
					],
				];
	} );
	return rows.length
		? [ `### ${ title }`, table( [ 'Command', 'Operation' ], rows ) ]
		: [];
}

/** @param {string} summary */
function link( summary ) {
	return `[${ summary }](api.md#${ anchor( summary ) })`;
}
