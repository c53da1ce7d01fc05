import { own } from '../../../components/own';
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { plus, trash } from '@wordpress/icons';
import { useRef } from '@wordpress/element';
import type { Customer } from '@fcc/store';
import { Form } from '../../../components/form';
import { Conflicts } from '../editing/conflicts';
import { SaveBar } from '../editing/save-bar';
import { AddedRow } from './added-row';
import { infoLabel, kindOf, rowName } from './info';
import { useAdditionalInfo } from './use-additional-info';
import { ValueControl } from './value-control';

/**
 * The additional info, for who may change it.
 *
 * @param props
 * @param props.customer
 */
export function InfoForm( { customer }: { customer: Customer } ) {
	const form = useAdditionalInfo( customer );
	const { info, typed, added, conflicts, isDirty, saving } = form;
	const { errors, failure, isSaving, refusals } = saving;
	const addButton = useRef< HTMLButtonElement >( null );
	const rows = Object.entries( info ).filter(
		( [ key ] ) => typed[ key ] !== null
	);

	return (
		<Form className="fcc-info" refusals={ refusals } onSave={ form.save }>
			<Button
				ref={ addButton }
				className="fcc-panel__action"
				variant="tertiary"
				size="compact"
				icon={ plus }
				onClick={ form.add }
			>
				{ __( 'Add field', 'fluent-cart-customers' ) }
			</Button>
			<Conflicts
				customerId={ customer.id }
				conflicts={ conflicts }
				refusals={ refusals }
				onKeepMine={ form.keepMine }
				onTakeTheirs={ form.takeTheirs }
			/>
			{ rows.length === 0 && added.length === 0 && (
				<p className="fcc-panel__empty">
					{ __(
						'Nothing yet. Add fields for whatever you want to keep of this customer.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			{ rows.map( ( [ key, value ] ) => (
				<div key={ key } className="fcc-info__row">
					<ValueControl
						label={ infoLabel( key, customer ) }
						kind={ kindOf( value ) }
						text={ own( typed, key ) ?? String( value ) }
						error={ errors[ rowName( key ) ] }
						onChange={ ( text ) => form.setValue( key, text ) }
					/>
					<Button
						icon={ trash }
						label={ sprintf(
							/* translators: %s: name of a field. */
							__( 'Remove %s', 'fluent-cart-customers' ),
							infoLabel( key, customer )
						) }
						onClick={ () => {
							form.setValue( key, null );
							addButton.current?.focus();
						} }
					/>
				</div>
			) ) }
			{ added.map( ( row ) => (
				<AddedRow
					key={ row.id }
					row={ row }
					errors={ errors }
					onChange={ ( changes ) =>
						form.changeAdded( row.id, changes )
					}
					onRemove={ () => {
						form.removeAdded( row );
						addButton.current?.focus();
					} }
				/>
			) ) }
			{ isDirty && (
				<SaveBar
					isSaving={ isSaving }
					failure={ failure }
					onDiscard={ form.discard }
				/>
			) }
		</Form>
	);
}
