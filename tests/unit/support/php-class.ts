import { LAYOUT } from '../../../tools/lint/layout.mjs';
import { PhpFile } from '../../../tools/lint/php-file.mjs';
import { checkFile } from '../../../tools/lint/rules.mjs';

interface Source {
	uses?: string;
	guard?: string;
	body?: string;
	declare?: string;
	/** Of its class. */
	name?: string;
	namespace?: string;
}

/** A class of the server that keeps all rules. */
export function classFile( path: string, source: Source = {} ): PhpFile {
	const [ name = '', ...folders ] = path.split( '/' ).reverse();
	const namespace = [ 'FluentCartCustomers', ...folders.reverse() ];
	return new PhpFile(
		`src/server/${ path }.php`,
		`<?php

${ source.declare ?? 'declare( strict_types=1 );' }

namespace ${ source.namespace ?? namespace.join( '\\' ) };

${ source.uses ?? '' }

${ source.guard ?? "defined( 'ABSPATH' ) || exit;" }

final class ${ source.name ?? name } {

	public function run(): void {
		${ source.body ?? '' }
	}
}
`
	);
}

export function broken( path: string, source: Source = {} ): string[] {
	return checkFile( classFile( path, source ), LAYOUT ).map(
		( { rule, message } ) => `${ rule }: ${ message }`
	);
}

export function rules( path: string, source: Source = {} ): string[] {
	return broken( path, source ).map(
		( line ) => line.split( ':' )[ 0 ] ?? ''
	);
}
