import { type Site } from '../../tools/site/site.mjs';
import { IS_BESIDE_FLUENTCART } from './environment.ts';

/** Rights with customers, as the contract names them. */
export type Right = 'customers/view' | 'customers/manage' | 'customers/delete';

/** FluentCart's own roles (PermissionManager.php). */
export const FLUENTCART_ROLES = [ 'manager', 'worker', 'accountant' ] as const;

/** The capabilities of a store without FluentCart. */
const CAPABILITIES: Record< Right, string > = {
	'customers/view': 'fcc_view_customers',
	'customers/manage': 'fcc_manage_customers',
	'customers/delete': 'fcc_delete_customers',
};

/** Prepares a site beside FluentCart for granting rights. */
export async function prepareRoles( site: Site ): Promise< void > {
	if ( IS_BESIDE_FLUENTCART ) {
		await site.content.placeMustUsePlugin( 'fluentcart-roles' );
	}
}

/** Grants rights to a user without any, like the owner of such a store. */
export async function grant(
	site: Site,
	id: number,
	rights: readonly Right[]
): Promise< void > {
	if ( IS_BESIDE_FLUENTCART ) {
		await giveRole( site, id, rights.join( '+' ), rights );
	} else {
		const capabilities = rights.map( ( right ) => CAPABILITIES[ right ] );
		await site.call( 'wordpress/rights/add_capabilities', {
			id,
			capabilities,
		} );
	}
}

export async function revoke( site: Site, id: number ): Promise< void > {
	if ( IS_BESIDE_FLUENTCART ) {
		await site.call( 'wordpress/rights/remove_role', { id } );
	} else {
		await site.call( 'wordpress/rights/remove_capabilities', {
			id,
			capabilities: Object.values( CAPABILITIES ),
		} );
	}
}

/**
 * Gives a user a role of FluentCart, like its screen of roles.
 *
 * @param site
 * @param id
 * @param role
 * @param permissions Of a role that FluentCart does not have.
 */
export async function giveRole(
	site: Site,
	id: number,
	role: string,
	permissions: readonly Right[] = []
): Promise< void > {
	await site.call( 'wordpress/rights/give_role', { id, role, permissions } );
}
