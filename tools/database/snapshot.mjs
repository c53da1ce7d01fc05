/**
 * The state to which a database is reset before every test. Only changed tables get new rows, which takes a tenth of
 * the time of creating all tables. If table definitions have changed, the whole database must be loaded.
 */
import { readFile, writeFile } from 'node:fs/promises';

/** Definitions: one line each for tables, columns, indexes and triggers. MySQL 9.6 and later have no MD5(). */
const SHAPE = `
SET SESSION group_concat_max_len = 10000000;
/*!80000 SET SESSION information_schema_stats_expiry = 0 */;
SELECT SHA2(GROUP_CONCAT(CONCAT_WS(' ', table_name, ordinal_position, column_name, column_type, is_nullable, column_default, collation_name, extra) ORDER BY table_name, ordinal_position), 256)
FROM information_schema.columns WHERE table_schema = DATABASE();
SELECT SHA2(GROUP_CONCAT(CONCAT_WS(' ', table_name, index_name, seq_in_index, column_name, sub_part, non_unique) ORDER BY table_name, index_name, seq_in_index), 256)
FROM information_schema.statistics WHERE table_schema = DATABASE();
SELECT SHA2(GROUP_CONCAT(CONCAT_WS(' ', trigger_name, event_object_table, action_statement) ORDER BY trigger_name), 256)
FROM information_schema.triggers WHERE trigger_schema = DATABASE();
SELECT SHA2(GROUP_CONCAT(CONCAT_WS(' ', table_name, table_type, engine, table_collation) ORDER BY table_name), 256)
FROM information_schema.tables WHERE table_schema = DATABASE();`;
const SHAPE_LINES = 4;

/** The next auto-increment ids. */
const NEXT_IDS = `
SELECT table_name, auto_increment
FROM information_schema.tables WHERE table_schema = DATABASE() AND auto_increment IS NOT NULL;`;

/**
 * @typedef {Object} State
 * @property {string}   shape
 * @property {string[]} sums    Of the rows, a line for each table.
 * @property {string[]} nextIds A line for each table that has ids.
 */

export class Snapshot {
	#dump;
	#query;
	#keepsNextIds;
	/** File of the last save. */
	#file = '';
	/** @type {string[]} */
	#tables = [];
	/** @type {State} */
	#state = { shape: '', nextIds: [], sums: [] };

	/**
	 * @param {( args: string[] ) => Promise< unknown >} dump      Runs mariadb-dump or mysqldump on the database, with options that both have.
	 * @param {( sql: string ) => Promise< string >}     query     Runs statements in the database.
	 * @param {{ keepsNextIds?: boolean }}               [options] `keepsNextIds`: restore() does not reset auto-increment ids. On a cluster, each `ALTER TABLE` stops all nodes, and ids are not consecutive anyway.
	 */
	constructor( dump, query, { keepsNextIds = false } = {} ) {
		this.#dump = dump;
		this.#query = query;
		this.#keepsNextIds = keepsNextIds;
	}

	/**
	 * Writes the whole database to a file, from which other databases can be created, and keeps its state for
	 * restore().
	 *
	 * @param {string} file
	 */
	async save( file ) {
		this.#file = file;
		await this.#write( file, [] );
		await this.#write( this.#rowsFile, [
			'--no-create-info',
			'--skip-triggers',
		] );
		this.#tables = lines( await this.#query( 'SHOW TABLES' ) );
		this.#state = await this.#look();
	}

	get #rowsFile() {
		return `${ this.#file }.rows`;
	}

	/**
	 * @param {string}   file
	 * @param {string[]} options
	 */
	async #write( file, options ) {
		await this.#dump( [
			'--skip-add-locks',
			'--skip-disable-keys',
			...options,
			`--result-file=${ file }`,
		] );
	}

	/**
	 * Resets the database to the state saved in this file.
	 *
	 * @param {string} file
	 * @return {Promise< boolean >} False if another file was saved last, or table definitions have changed; then nothing was done.
	 */
	async restore( file ) {
		if ( file !== this.#file ) {
			return false;
		}
		const { shape, nextIds, sums } = await this.#look();
		if ( shape !== this.#state.shape ) {
			return false;
		}
		const changed = this.#tables.filter(
			( _table, index ) => sums[ index ] !== this.#state.sums[ index ]
		);
		if ( changed.length > 0 ) {
			await this.#replace( changed );
		}
		if ( ! this.#keepsNextIds ) {
			await this.#restoreNextIds( nextIds );
		}
		return true;
	}

	/** @param {string[]} nextIds The current ones. */
	async #restoreNextIds( nextIds ) {
		const statements = this.#state.nextIds
			.filter( ( line ) => ! nextIds.includes( line ) )
			.map( ( line ) => line.split( '\t' ) )
			.map(
				( [ table, next ] ) =>
					`ALTER TABLE \`${ table }\` AUTO_INCREMENT = ${ next };`
			);
		if ( statements.length > 0 ) {
			// MySQL's default mode rejects the default dates of WordPress's tables.
			await this.#query(
				[ "SET SESSION sql_mode = '';", ...statements ].join( '\n' )
			);
		}
	}

	/** @param {string[]} tables */
	async #replace( tables ) {
		// The INSERT and each of its rows are on separate lines.
		const inserts = ( await readFile( this.#rowsFile, 'utf8' ) )
			.split( /^(?=INSERT INTO `)/m )
			.map( ( part ) => part.replace( /;\n(?!\().*/s, ';' ) );
		const script = `${ this.#file }.changed`;
		await writeFile(
			script,
			[
				'SET NAMES utf8mb4; SET FOREIGN_KEY_CHECKS = 0; SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO"; SET TIME_ZONE = "+00:00";',
				'BEGIN;',
				...tables.map( ( table ) => `DELETE FROM \`${ table }\`;` ),
				...inserts.filter( ( insert ) =>
					tables.includes(
						insert.match( /^INSERT INTO `(.*?)`/ )?.[ 1 ] ?? ''
					)
				),
				'COMMIT;',
			].join( '\n' )
		);
		await this.#query( `source ${ script }` );
	}

	/** @return {Promise< State >} */
	async #look() {
		const sums = `CHECKSUM TABLE ${ this.#tables
			.map( ( table ) => `\`${ table }\`` )
			.join() };`;
		const found = lines( await this.#query( SHAPE + sums + NEXT_IDS ) );
		return {
			shape: found.splice( 0, SHAPE_LINES ).join(),
			sums: found.splice( 0, this.#tables.length ),
			nextIds: found,
		};
	}
}

/** @param {string} output */
function lines( output ) {
	return output.split( '\n' ).filter( Boolean );
}
