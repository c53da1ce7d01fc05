import { type TestSite } from '../../../support/test-site.ts';

export interface CommandInput {
	/** By position. */
	arguments?: ( string | number )[];
	options?: Record< string, string | boolean >;
	/** Of WP-CLI's option `--user`. Without it, the command has no user. */
	userId?: number;
}

/**
 * Runs a command of the plugin, and returns the lines that it prints, with the error that ends it.
 *
 * @param site
 * @param name  `address list`.
 * @param input
 */
export async function runCommand(
	site: TestSite,
	name: string,
	input: CommandInput = {}
): Promise< string[] > {
	await site.addPlugin( 'cli/wp-cli' );
	return site.call( 'cli/run', {
		command: `fluent-cart-customers ${ name }`,
		options: input.options ?? {},
		arguments: ( input.arguments ?? [] ).map( String ),
		user_id: input.userId ?? 0,
	} );
}

/** The JSON that a command prints. */
export async function commandJson< Result >(
	site: TestSite,
	name: string,
	input: CommandInput = {}
): Promise< Result > {
	const lines = await runCommand( site, name, {
		...input,
		options: { ...input.options, format: 'json' },
	} );
	return JSON.parse( lines.join( '\n' ) );
}
