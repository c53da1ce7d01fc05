/**
 * The state to which a database is reset before every test. A second database on the same server has its rows, so only
 * rows that differ are written. If table definitions have changed, the whole database must be loaded.
 */

/** The database with the saved rows. */
const SAVED = 'wordpress_saved';

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

/** MySQL's default mode rejects the default dates of WordPress's tables, and all modes but this one the id 0. */
const SQL_MODE = "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';";

/** Each column of each table; 1 in the third place if it belongs to the primary key, in the fourth if it is text. */
const COLUMNS = `
SELECT table_name, column_name, column_key = 'PRI', collation_name IS NOT NULL
FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position;`;

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
	/** @type {Map< string, string >} Statements that write the rows of a table that differ. */
	#repairs = new Map();
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
		await this.#dump( [
			'--skip-add-locks',
			'--skip-disable-keys',
			`--result-file=${ file }`,
		] );
		this.#tables = lines( await this.#query( 'SHOW TABLES;' ) );
		await this.#copy();
		this.#repairs = repairs( lines( await this.#query( COLUMNS ) ) );
		this.#state = await this.#look();
	}

	/** Copies all tables to the second database. */
	async #copy() {
		await this.#query(
			[
				`DROP DATABASE IF EXISTS ${ SAVED }; CREATE DATABASE ${ SAVED };`,
				SQL_MODE,
				...this.#tables.map(
					( table ) =>
						`CREATE TABLE ${ SAVED }.\`${ table }\` LIKE \`${ table }\`; INSERT INTO ${ SAVED }.\`${ table }\` SELECT * FROM \`${ table }\`;`
				),
			].join( '\n' )
		);
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
		const statements = [
			...changed.map( ( table ) => this.#repairs.get( table ) ),
			...( this.#keepsNextIds ? [] : this.#resetNextIds( nextIds ) ),
		];
		if ( statements.length > 0 ) {
			await this.#query( [ SQL_MODE, ...statements ].join( '\n' ) );
		}
		return true;
	}

	/** @param {string[]} nextIds The current ones. */
	#resetNextIds( nextIds ) {
		return this.#state.nextIds
			.filter( ( line ) => ! nextIds.includes( line ) )
			.map( ( line ) => line.split( '\t' ) )
			.map(
				( [ table, next ] ) =>
					`ALTER TABLE \`${ table }\` AUTO_INCREMENT = ${ next };`
			);
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

/**
 * The statements that make the rows of each table those of the saved one: they delete rows that are not saved in every
 * byte, and insert the missing ones.
 *
 * @param {string[]} columns The answer to COLUMNS.
 * @return {Map< string, string >} By table.
 */
function repairs( columns ) {
	const all = columns.map( ( line ) => {
		const [ table = '', column = '', isKey, isText ] = line.split( '\t' );
		return {
			table,
			column: `\`${ column }\``,
			isKey: isKey === '1',
			isText: isText === '1',
		};
	} );
	const tables = [ ...new Set( all.map( ( { table } ) => table ) ) ];
	return new Map(
		tables.map( ( table ) => [
			table,
			repair(
				table,
				all.filter( ( column ) => column.table === table )
			),
		] )
	);
}

/**
 * @param {string}                                                       table
 * @param {Array< { column: string, isKey: boolean, isText: boolean } >} columns
 */
function repair( table, columns ) {
	const keys = columns.filter( ( { isKey } ) => isKey );
	const found = keys
		.map( ( { column } ) => `now.${ column } = old.${ column }` )
		.join( ' AND ' );
	const same = columns
		.map( ( { column, isText } ) =>
			isText
				? `CAST(now.${ column } AS BINARY) <=> CAST(old.${ column } AS BINARY)`
				: `now.${ column } <=> old.${ column }`
		)
		.join( ' AND ' );
	const saved = `${ SAVED }.\`${ table }\``;
	const key = keys[ 0 ]?.column;
	return `
DELETE now FROM \`${ table }\` AS now LEFT JOIN ${ saved } AS old ON ${ found } AND ${ same } WHERE old.${ key } IS NULL;
INSERT INTO \`${ table }\` SELECT old.* FROM ${ saved } AS old LEFT JOIN \`${ table }\` AS now ON ${ found } WHERE now.${ key } IS NULL;`;
}

/** @param {string} output */
function lines( output ) {
	return output.split( '\n' ).filter( Boolean );
}
