/**
 * A failure that the person at the keyboard can do something about.
 *
 * Its message is one line that says what is wrong and what to do; the commands
 * print it without a stack trace. Everything else that is thrown is a bug.
 */
export class Failure extends Error {}

/**
 * Runs a command's main function and turns what it throws into an exit code.
 *
 * @param {() => Promise< number | void >} main Resolves with the exit code (0 when nothing is returned).
 */
export async function runCommand( main ) {
	try {
		process.exitCode = ( await main() ) ?? 0;
	} catch ( error ) {
		process.exitCode = 1;
		console.error(
			error instanceof Failure ? `\n✖ ${ error.message }` : error
		);
	}
}
