import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { SettingsAnswer } from '@fcc/store';
import { ReadOnlyNote, type Section, type SectionProps } from './section';

export const permissionsSection: Section = {
	id: 'permissions',
	title: __( 'Permissions', 'fluent-cart-customers' ),
	Component: Permissions,
};

type Role = SettingsAnswer[ 'roles' ][ number ];
type Permission = NonNullable<
	SectionProps[ 'values' ][ 'permissions' ]
>[ string ][ number ];

interface Column {
	permission: Permission;
	label: string;
	/** Returns the name of the checkbox of a role. */
	name: ( role: string ) => string;
}

const COLUMNS: Column[] = [
	{
		permission: 'view',
		label: __( 'View', 'fluent-cart-customers' ),
		name: ( role ) =>
			sprintf(
				/* translators: %s: name of a role, like “Editor”. */
				__( '%s can view customers', 'fluent-cart-customers' ),
				role
			),
	},
	{
		permission: 'manage',
		label: __( 'Manage', 'fluent-cart-customers' ),
		name: ( role ) =>
			sprintf(
				/* translators: %s: name of a role, like “Editor”. */
				__( '%s can manage customers', 'fluent-cart-customers' ),
				role
			),
	},
	{
		permission: 'delete',
		label: __( 'Delete', 'fluent-cart-customers' ),
		name: ( role ) =>
			sprintf(
				/* translators: %s: name of a role, like “Editor”. */
				__( '%s can delete customers', 'fluent-cart-customers' ),
				role
			),
	},
];

function Permissions( { values, answer, errors, onChange }: SectionProps ) {
	const note = (
		<ReadOnlyNote
			reason={ answer.read_only.permissions }
			link={ __( 'Roles in FluentCart', 'fluent-cart-customers' ) }
		/>
	);
	const { permissions } = values;
	if ( ! permissions ) {
		return note;
	}
	return (
		<>
			<p className="fcc-settings__help" id="fcc-permissions-help">
				{ __(
					'Select what each role can do. People who manage customers can also add them and change their addresses. Managing and deleting include viewing.',
					'fluent-cart-customers'
				) }
			</p>
			{ note }
			<table
				className="fcc-permissions"
				aria-describedby="fcc-permissions-help"
			>
				<thead>
					<tr>
						<th scope="col">
							{ __( 'Role', 'fluent-cart-customers' ) }
						</th>
						{ COLUMNS.map( ( { permission, label } ) => (
							<th key={ permission } scope="col">
								{ label }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ answer.roles.map( ( role ) => (
						<RoleRow
							key={ role.role }
							role={ role }
							granted={ permissions[ role.role ] ?? [] }
							isReadOnly={ !! answer.read_only.permissions }
							error={ errors[ `permissions[${ role.role }]` ] }
							onChange={ ( granted ) =>
								onChange( {
									permissions: {
										...permissions,
										[ role.role ]: granted,
									},
								} )
							}
						/>
					) ) }
				</tbody>
			</table>
		</>
	);
}

interface RoleRowProps {
	role: Role;
	granted: Permission[];
	isReadOnly: boolean;
	error: string | undefined;
	onChange: ( granted: Permission[] ) => void;
}

function RoleRow( {
	role: { name: roleName, is_locked: isLocked },
	granted,
	isReadOnly,
	error,
	onChange,
}: RoleRowProps ) {
	return (
		<tr>
			<th scope="row">
				{ roleName }
				{ isLocked && granted.length === COLUMNS.length && (
					<span className="fcc-permissions__locked">
						{ __(
							'Always has all permissions.',
							'fluent-cart-customers'
						) }
					</span>
				) }
				{ error && <span className="fcc-form__error">{ error }</span> }
			</th>
			{ COLUMNS.map( ( { permission, name } ) => (
				<td key={ permission }>
					<CheckboxControl
						__nextHasNoMarginBottom
						aria-label={ name( roleName ) }
						aria-invalid={ !! error }
						checked={ granted.includes( permission ) }
						// A right that another plugin has taken from
						// administrators can be given back.
						disabled={
							isReadOnly ||
							( isLocked && granted.includes( permission ) )
						}
						onChange={ ( isGranted ) =>
							onChange(
								changed( granted, permission, isGranted )
							)
						}
					/>
				</td>
			) ) }
		</tr>
	);
}

/**
 * @return The permissions of a role after a click: others include `view`.
 */
function changed(
	granted: Permission[],
	permission: Permission,
	isGranted: boolean
): Permission[] {
	if ( permission === 'view' ) {
		return isGranted ? [ 'view' ] : [];
	}
	return COLUMNS.map( ( column ) => column.permission ).filter( ( each ) => {
		if ( each === permission ) {
			return isGranted;
		}
		return granted.includes( each ) || ( each === 'view' && isGranted );
	} );
}
