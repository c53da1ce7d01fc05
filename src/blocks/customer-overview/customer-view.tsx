import { BlockControls } from '@wordpress/block-editor';
import { Button, ToolbarButton, ToolbarGroup } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { StoreCustomer } from '../../components/overview';
import type { AttributesProps } from './attributes';
import { CustomerPicker } from './customer-picker';
import { LevelControl } from './level-control';
import { refuseLink } from './refuse-link';
import { Title } from './title';

/**
 * One customer, or the search for one.
 *
 * @param props
 */
export function CustomerView( props: AttributesProps ) {
	const { attributes, setAttributes } = props;
	const { customerId, showTitle, showChart, figures } = attributes;
	const [ isChanging, setIsChanging ] = useState( false );

	function choose( id: number ) {
		setAttributes( { customerId: id } );
		setIsChanging( false );
	}

	if ( ! customerId ) {
		return <CustomerPicker onChoose={ choose } />;
	}
	return (
		<>
			<LevelControl { ...props } />
			<BlockControls group="other">
				<ToolbarGroup>
					<ToolbarButton
						isPressed={ isChanging }
						onClick={ () => setIsChanging( ! isChanging ) }
					>
						{ __( 'Change customer', 'fluent-cart-customers' ) }
					</ToolbarButton>
				</ToolbarGroup>
			</BlockControls>
			{ isChanging ? (
				<CustomerPicker
					onChoose={ choose }
					onCancel={ () => setIsChanging( false ) }
				/>
			) : (
				<StoreCustomer
					customerId={ customerId }
					heading={ showTitle && <Title { ...props } /> }
					hasFigures={ figures.length > 0 }
					hasChart={ showChart }
					onLinkClick={ refuseLink }
					otherWayOut={
						<Button
							__next40pxDefaultSize
							variant="secondary"
							onClick={ () => setIsChanging( true ) }
						>
							{ __(
								'Choose another customer',
								'fluent-cart-customers'
							) }
						</Button>
					}
				/>
			) }
		</>
	);
}
