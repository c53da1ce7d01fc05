import { type Site } from '../../tools/site/site.mjs';
import { IS_BESIDE_FLUENTCART } from './environment.ts';

/** What somebody may do with customers, in the contract's words. */
export type Right = 'customers/view' | 'customers/manage' | 'customers/delete';

/** FluentCart's own roles (PermissionManager.php). */
export const FLUENTCART_ROLES = [ 'manager', 'worker', 'accountant' ] as const;

/** The capabilities of a store without FluentCart. */
const CAPABILITIES: Record< Right, string > = {
	'customers/view': 'fcc_view_customers',
	'customers/manage': 'fcc_manage_customers',
	'customers/delete': 'fcc_delete_customers',
};

/**
 * FluentCart knows roles only if its Pro plugin says that it is there, and none
 * but the administrator's that is to view and manage alone: this says so, and
 * adds such roles, on sites whose database has been told.
 */
const ROLES_PLUGIN = `<?php
	if ( is_array( get_option( 'fcc_test_roles' ) ) ) {
		define( 'FLUENTCART_PRO_PLUGIN_VERSION', '1.3.25' );
		add_filter( 'fluent_cart/permission/all_roles', fn ( $roles ) => $roles + get_option( 'fcc_test_roles' ) );
	}
`;

/** Makes a site beside FluentCart ready for rights to be granted. */
export async function prepareRoles( site: Site ): Promise< void > {
	if ( IS_BESIDE_FLUENTCART ) {
		await site.php(
			"file_put_contents( WPMU_PLUGIN_DIR . '/fluentcart-roles.php', $args['code'] );",
			{ code: ROLES_PLUGIN }
		);
	}
}

/** Grants rights to a user, who has none so far, as the owner of such a store does. */
export async function grant(
	site: Site,
	id: number,
	rights: readonly Right[]
): Promise< void > {
	if ( IS_BESIDE_FLUENTCART ) {
		await giveRole( site, id, rights.join( '+' ), rights );
	} else {
		const capabilities = rights.map( ( right ) => CAPABILITIES[ right ] );
		await site.php(
			"array_map( array( get_user_by( 'id', $args['id'] ), 'add_cap' ), $args['capabilities'] );",
			{ id, capabilities }
		);
	}
}

/** Takes all rights back. */
export async function revoke( site: Site, id: number ): Promise< void > {
	await site.php(
		IS_BESIDE_FLUENTCART
			? "delete_user_meta( $args['id'], '_fluent_cart_admin_role' );"
			: "array_map( array( get_user_by( 'id', $args['id'] ), 'remove_cap' ), $args['capabilities'] );",
		{ id, capabilities: Object.values( CAPABILITIES ) }
	);
}

/**
 * Gives a user a role of FluentCart's, as its screen of roles does.
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
	await site.php(
		`
		$roles = get_option( 'fcc_test_roles', array() );
		if ( $args['permissions'] ) {
			$roles[ $args['role'] ] = array( 'permissions' => $args['permissions'] );
		}
		update_option( 'fcc_test_roles', $roles );
		FluentCart\\App\\Services\\Permission\\PermissionManager::attachRole( $args['id'], $args['role'] );
		`,
		{ id, role, permissions }
	);
}
