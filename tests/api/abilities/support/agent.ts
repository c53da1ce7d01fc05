import { type APIRequestContext, type APIResponse } from '@playwright/test';
import { type TestSite } from '../../../support/test-site.ts';
import { type TestUser } from '../../../support/users.ts';

export const NAMESPACE = 'fluent-cart-customers';

/** An ability as WordPress lists it. */
export interface ListedAbility {
	name: string;
	label: string;
	description: string;
	category: string;
	input_schema: Record< string, unknown >;
	output_schema: Record< string, unknown >;
	meta: {
		annotations: Record< string, boolean >;
		show_in_rest: boolean;
		mcp: { public: boolean };
	};
}

export interface AbilityAnswer {
	status: number;
	body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- Each ability has its own.
}

/**
 * A program that uses WordPress's routes of abilities with an application password.
 */
export class Agent {
	readonly #context: APIRequestContext;

	constructor( context: APIRequestContext ) {
		this.#context = context;
	}

	/** All abilities of the plugin. */
	async abilities(): Promise< ListedAbility[] > {
		const response = await this.#context.get( 'abilities', {
			params: { namespace: NAMESPACE, per_page: 100 },
		} );
		return response.json();
	}

	/** Reads with an ability. */
	async read( name: string, input: object = {} ): Promise< AbilityAnswer > {
		return answerOf(
			await this.#context.get( pathOf( name ), {
				params: Object.fromEntries( argumentsOf( 'input', input ) ),
			} )
		);
	}

	/** Writes with an ability. */
	async write( name: string, input: object ): Promise< AbilityAnswer > {
		return answerOf(
			await this.#context.post( pathOf( name ), { data: { input } } )
		);
	}
}

/** Connects an agent with the application password of a user, or without one. */
export async function connectAgent(
	site: TestSite,
	user?: TestUser
): Promise< Agent > {
	return new Agent( await site.client( user, 'wp-abilities/v1' ) );
}

function pathOf( name: string ): string {
	return `abilities/${ NAMESPACE }/${ name }/run`;
}

async function answerOf( response: APIResponse ): Promise< AbilityAnswer > {
	return { status: response.status(), body: await response.json() };
}

/** Query arguments of a nested value: `input[filters][status][0]`. */
function argumentsOf(
	name: string,
	value: unknown
): Array< [ string, string ] > {
	return typeof value === 'object' && value !== null
		? Object.entries( value ).flatMap( ( [ key, member ] ) =>
				argumentsOf( `${ name }[${ key }]`, member )
			)
		: [ [ name, String( value ) ] ];
}
