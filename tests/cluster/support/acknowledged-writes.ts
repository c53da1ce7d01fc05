/** A customer as stored in the database of one node. */
export interface CountedCustomer {
	id: number;
	email: string;
	first_name: string;
	addresses: number;
	primaries: number;
	terms: string | null;
}

/** The possible states of a customer: a request without an answer may have succeeded or not. */
interface Account {
	email: string;
	names: Set< string >;
	fate: 'there' | 'gone' | 'unknown';
	fewestAddresses: number;
	mostAddresses: number;
}

/** The writes that a store acknowledged to its clients, for comparison with the databases in the end. */
export class AcknowledgedWrites {
	readonly #accounts = new Map< number, Account >();
	/** The number of acknowledged requests. */
	answered = 0;

	created( id: number, email: string, name: string ): void {
		this.answered++;
		this.#accounts.set( id, {
			email,
			names: new Set( [ name ] ),
			fate: 'there',
			fewestAddresses: 0,
			mostAddresses: 0,
		} );
	}

	named( id: number, name: string, isAnswered: boolean ): void {
		const { names } = this.#account( id );
		if ( isAnswered ) {
			this.answered++;
			names.clear();
		}
		names.add( name );
	}

	gotAddress( id: number, isAnswered: boolean ): void {
		const account = this.#account( id );
		account.mostAddresses++;
		if ( isAnswered ) {
			this.answered++;
			account.fewestAddresses++;
		}
	}

	deleted( id: number, isAnswered: boolean ): void {
		this.answered += isAnswered ? 1 : 0;
		this.#account( id ).fate = isAnswered ? 'gone' : 'unknown';
	}

	/**
	 * @param customers All customers of the database.
	 * @return The differences from acknowledged writes.
	 */
	problems( customers: CountedCustomer[] ): string[] {
		const byId = new Map(
			customers.map( ( customer ) => [ customer.id, customer ] )
		);
		return [ ...this.#accounts ].flatMap( ( [ id, account ] ) => {
			const customer = byId.get( id );
			if ( ! customer ) {
				return account.fate === 'there' ? [ `${ id } is lost` ] : [];
			}
			return problemsOf( customer, account ).map(
				( problem ) => `${ id } ${ problem }`
			);
		} );
	}

	#account( id: number ): Account {
		const account = this.#accounts.get( id );
		if ( ! account ) {
			throw new Error( `Customer ${ id } was not acknowledged.` );
		}
		return account;
	}
}

function problemsOf(
	{ email, first_name, addresses, primaries, terms }: CountedCustomer,
	account: Account
): string[] {
	const isRight = {
		'was deleted': account.fate !== 'gone',
		[ `has the email ${ email }` ]: email === account.email,
		[ `is called ${ first_name }` ]: account.names.has( first_name ),
		[ `has ${ addresses } addresses` ]:
			addresses >= account.fewestAddresses &&
			addresses <= account.mostAddresses,
		[ `has ${ primaries } primary addresses` ]:
			primaries === Math.min( addresses, 1 ),
		[ `is found by ${ terms }` ]:
			terms?.includes( ` ${ first_name.toLowerCase() }` ) ?? false,
	};
	return Object.entries( isRight ).flatMap( ( [ problem, right ] ) =>
		right ? [] : [ problem ]
	);
}
