import { getSpacingPresetCssVar, useBlockProps } from '@wordpress/block-editor';
import type { BlockEditProps } from '@wordpress/blocks';
import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import type { CSSProperties } from 'react';
import { getBootstrap, store } from '@fcc/store';
import { onReturn } from '../../components/on-return';
import type { Attributes } from './attributes';
import { Settings } from './settings';
import { CustomerView, ExampleView, NoPermission, StoreView } from './views';

/**
 * The block in the editor: shows what the page will show, with data of the store.
 */
export function Edit( props: BlockEditProps< Attributes > ) {
	const { attributes } = props;
	const blockProps = useBlockProps( { style: gapStyle( attributes ) } );

	if ( attributes.isExample ) {
		return (
			<div { ...blockProps }>
				<ExampleView attributes={ attributes } />
			</div>
		);
	}
	return (
		<div { ...blockProps }>
			<Settings { ...props } />
			<Content { ...props } />
		</div>
	);
}

function Content( props: BlockEditProps< Attributes > ) {
	const { invalidateCustomer, invalidateLists } = useDispatch( store );
	const { customerId } = props.attributes;

	useEffect(
		() =>
			onReturn( () => {
				void invalidateLists();
				if ( customerId ) {
					void invalidateCustomer( customerId );
				}
			} ),
		[ customerId, invalidateCustomer, invalidateLists ]
	);

	if ( ! getBootstrap().can.view ) {
		return <NoPermission />;
	}
	return props.attributes.subject === 'customer' ? (
		<CustomerView { ...props } />
	) : (
		<StoreView { ...props } />
	);
}

/** Applies the block gap, which the editor applies to layouts only. */
function gapStyle( { style }: Attributes ): CSSProperties {
	const gap = style?.spacing?.blockGap;
	const property: CSSProperties & { '--fcc-overview-gap'?: string } = {};
	if ( typeof gap === 'string' && gap ) {
		property[ '--fcc-overview-gap' ] = getSpacingPresetCssVar( gap );
	}
	return property;
}
