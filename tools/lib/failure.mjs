/**
 * A failure that the user of the command can fix.
 *
 * Its message is one line that says what is wrong and what to do. Commands print it without a stack trace. Any other
 * exception is a bug.
 */
export class Failure extends Error {}

/**
 * Runs a command's main function and turns an exception into an exit code.
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
