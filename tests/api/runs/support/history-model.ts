import { oneOf, type Random } from '../../support/random-writes.ts';

type Value = string | null;

/** What a person edits; a missing key is a field without a value. */
export type Fields = Record< string, Value >;

/** One change of one customer. `before` is null for a customer that came back, `after` for a deleted one. */
interface Change {
	customer: number;
	before: Fields | null;
	after: Fields | null;
}

/** A write of a history, for the API and for the model. */
export type Write =
	| { kind: 'edit'; customer: number; fields: Fields }
	| { kind: 'status'; customers: number[]; status: string }
	| { kind: 'delete'; customers: number[] }
	| { kind: 'undo'; run: number };

const FIELDS = [ 'first_name', 'last_name', 'status', 'info', 'city' ] as const;

const VALUES: Record< ( typeof FIELDS )[ number ], readonly Value[] > = {
	first_name: [ 'Ann', 'Bo', '' ],
	last_name: [ 'Berg', 'Smith', '' ],
	status: [ 'active', 'inactive' ],
	info: [ 'gold', 'silver', null ],
	city: [ 'Rome', 'Paris', 'Lima' ],
};

/**
 * Says what a history of writes and undos leads to, by the rules that users are promised: a value goes back only where it is
 * still what the run wrote, and a customer that came back is removed again only if unchanged since.
 */
export class HistoryModel {
	readonly customers = new Map< number, Fields >();

	/** The changes of each run, by its index in the history. */
	readonly #runs: Change[][] = [];

	/** The runs that an undo has undone. */
	readonly #undone = new Set< number >();

	constructor( ids: readonly number[] ) {
		for ( const id of ids ) {
			this.customers.set( id, {
				first_name: 'Zoe',
				last_name: 'Zapf',
				status: 'active',
				info: null,
				city: 'Bonn',
			} );
		}
	}

	/** @return A write that the API accepts now; the customers of a bulk action may be deleted. */
	next( random: Random, ids: readonly number[] ): Write {
		const existing = [ ...this.customers.keys() ];
		const runs = [ ...this.#runs.keys() ].filter(
			( run ) => ! this.#undone.has( run ) && this.#hasChanges( run )
		);
		const chance = random();
		if ( runs.length > 0 && chance < 0.45 ) {
			return { kind: 'undo', run: oneOf( random, runs ) };
		}
		if ( existing.length > 0 && chance < 0.75 ) {
			return {
				kind: 'edit',
				customer: oneOf( random, existing ),
				fields: this.#someFields( random ),
			};
		}
		const customers = ids.filter( () => random() < 0.6 );
		const chosen = customers.length > 0 ? customers : [ ...ids ];
		return chance < 0.9
			? {
					kind: 'status',
					customers: chosen,
					status: String( oneOf( random, VALUES.status ) ),
				}
			: { kind: 'delete', customers: chosen };
	}

	/** Changes the model as the API must change the store. */
	apply( write: Write ): void {
		this.#runs.push( this.#changesOf( write ) );
	}

	#changesOf( write: Write ): Change[] {
		switch ( write.kind ) {
			case 'edit':
				return this.#write( write.customer, write.fields );
			case 'status':
				return write.customers.flatMap( ( customer ) =>
					this.#write( customer, { status: write.status } )
				);
			case 'delete':
				return write.customers.flatMap( ( customer ) =>
					this.#delete( customer )
				);
			case 'undo':
				this.#undone.add( write.run );
				return [ ...( this.#runs[ write.run ] ?? [] ) ]
					.reverse()
					.flatMap( ( change ) => this.#undo( change ) );
		}
	}

	#undo( { customer, before, after }: Change ): Change[] {
		const current = this.customers.get( customer );
		if ( after === null ) {
			if ( current || before === null ) {
				return [];
			}
			this.customers.set( customer, { ...before } );
			return [ { customer, before: null, after: { ...before } } ];
		}
		if ( ! current ) {
			return [];
		}
		if ( before === null ) {
			return isSame( current, after ) ? this.#delete( customer ) : [];
		}
		const back = Object.fromEntries(
			Object.entries( before ).filter(
				( [ field ] ) => current[ field ] === after[ field ]
			)
		);
		return this.#write( customer, back );
	}

	#write( customer: number, fields: Fields ): Change[] {
		const current = this.customers.get( customer );
		const changed = Object.entries( fields ).filter(
			( [ field, value ] ) => current?.[ field ] !== value
		);
		if ( ! current || changed.length === 0 ) {
			return [];
		}
		const before = Object.fromEntries(
			changed.map( ( [ field ] ) => [ field, current[ field ] ?? null ] )
		);
		const after = Object.fromEntries( changed );
		Object.assign( current, after );
		return [ { customer, before, after } ];
	}

	#delete( customer: number ): Change[] {
		const current = this.customers.get( customer );
		this.customers.delete( customer );
		return current ? [ { customer, before: current, after: null } ] : [];
	}

	#hasChanges( run: number ): boolean {
		return ( this.#runs[ run ] ?? [] ).length > 0;
	}

	/** Fields of the customer, or the city of the address. */
	#someFields( random: Random ): Fields {
		if ( random() < 0.25 ) {
			return { city: oneOf( random, VALUES.city ) };
		}
		const fields = FIELDS.filter(
			( field ) => field !== 'city' && random() < 0.5
		);
		const chosen = fields.length > 0 ? fields : ( [ 'status' ] as const );
		return Object.fromEntries(
			chosen.map( ( field ) => [
				field,
				oneOf( random, VALUES[ field ] ),
			] )
		);
	}
}

function isSame( one: Fields, other: Fields ): boolean {
	return Object.entries( one ).every(
		( [ field, value ] ) => other[ field ] === value
	);
}
