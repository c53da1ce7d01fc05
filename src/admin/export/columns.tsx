import { Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp } from '@wordpress/icons';
import type { Column } from '@fcc/store';
import { formatNumber } from '../../components/format';

type Group = Column[ 'group' ];

interface ColumnGroupsProps {
	columns: Column[];
	/** Keys of the chosen columns. */
	chosen: string[];
	onChange: ( chosen: string[] ) => void;
}

/** Where one column of boxes fits. */
const NARROW = '(max-width: 599px)';

/** Groups that are open at first, if there is room. */
const OPEN: Group[] = [ 'customer', 'figures', 'dates' ];

/**
 * The columns of the file as groups of checkboxes.
 */
export function ColumnGroups( {
	columns,
	chosen,
	onChange,
}: ColumnGroupsProps ) {
	const groups = groupTitles().map( ( { group, title } ) => ( {
		group,
		title,
		columns: columns.filter( ( column ) => column.group === group ),
	} ) );

	return (
		<div className="fcc-export-groups">
			{ groups
				.filter( ( each ) => each.columns.length > 0 )
				.map( ( each ) => (
					<ColumnGroup
						key={ each.group }
						{ ...each }
						chosen={ chosen }
						onChange={ onChange }
					/>
				) ) }
		</div>
	);
}

interface ColumnGroupProps extends ColumnGroupsProps {
	group: Group;
	title: string;
}

/**
 * Boxes have ids, because DataViews has a copy of the components, and both copies
 * would make the same ids.
 */
function ColumnGroup( {
	group,
	title,
	columns,
	chosen,
	onChange,
}: ColumnGroupProps ) {
	const id = `fcc-export-${ group }-columns`;
	const [ isOpen, setIsOpen ] = useState(
		() => OPEN.includes( group ) && ! window.matchMedia( NARROW ).matches
	);
	const keys = columns.map( ( { key } ) => key );
	const count = keys.filter( ( key ) => chosen.includes( key ) ).length;

	function set( changed: string[], isChosen: boolean ) {
		const others = chosen.filter( ( key ) => ! changed.includes( key ) );
		onChange( isChosen ? [ ...others, ...changed ] : others );
	}

	return (
		<div className="fcc-export-group" role="group" aria-label={ title }>
			<div className="fcc-export-group__head">
				<CheckboxControl
					__nextHasNoMarginBottom
					id={ `fcc-export-${ group }` }
					className="fcc-export-group__all"
					label={ title }
					checked={ count === keys.length }
					indeterminate={ count > 0 && count < keys.length }
					onChange={ ( isChosen ) => set( keys, isChosen ) }
				/>
				<Button
					size="compact"
					icon={ isOpen ? chevronUp : chevronDown }
					iconPosition="right"
					aria-expanded={ isOpen }
					aria-controls={ id }
					aria-label={ sprintf(
						/* translators: 1: number of selected columns, 2: number of all columns, 3: name of a group, like “Dates”. */
						__(
							'%1$s of %2$s columns: %3$s',
							'fluent-cart-customers'
						),
						formatNumber( count ),
						formatNumber( keys.length ),
						title
					) }
					onClick={ () => setIsOpen( ! isOpen ) }
				>
					{ sprintf(
						/* translators: 1: number of selected columns, 2: number of all columns. */
						__( '%1$s of %2$s', 'fluent-cart-customers' ),
						formatNumber( count ),
						formatNumber( keys.length )
					) }
				</Button>
			</div>
			<div
				id={ id }
				className="fcc-export-group__columns"
				hidden={ ! isOpen }
			>
				{ columns.map( ( { key, label } ) => (
					<CheckboxControl
						key={ key }
						__nextHasNoMarginBottom
						id={ `fcc-export-column-${ key }` }
						label={ label }
						checked={ chosen.includes( key ) }
						onChange={ ( isChosen ) => set( [ key ], isChosen ) }
					/>
				) ) }
			</div>
		</div>
	);
}

function groupTitles(): Array< { group: Group; title: string } > {
	return [
		{
			group: 'customer',
			title: __( 'Customer', 'fluent-cart-customers' ),
		},
		{ group: 'figures', title: __( 'Figures', 'fluent-cart-customers' ) },
		{ group: 'dates', title: __( 'Dates', 'fluent-cart-customers' ) },
		{
			group: 'billing',
			title: __( 'Billing address', 'fluent-cart-customers' ),
		},
		{
			group: 'shipping',
			title: __( 'Shipping address', 'fluent-cart-customers' ),
		},
		{
			group: 'additional_info',
			title: __( 'Custom fields', 'fluent-cart-customers' ),
		},
	];
}
