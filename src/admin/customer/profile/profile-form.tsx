import { getBootstrap } from '@fcc/store';
import { Form } from '../../../components/form';
import { CustomerFields } from '../../customer-form/customer-fields';
import { Conflicts } from '../editing/conflicts';
import { SaveBar } from '../editing/save-bar';
import type { PanelProps } from '../panel';
import { useProfile } from './use-profile';

/**
 * The profile, for who may change it.
 *
 * @param props
 * @param props.customerId
 * @param props.customer
 */
export function ProfileForm( { customerId, customer }: PanelProps ) {
	const profile = useProfile( customerId, customer );
	const { values, conflicts, isDirty, isWhole, saving } = profile;
	const { errors, failure, isSaving, refusals } = saving;

	return (
		<Form refusals={ refusals } onSave={ profile.save }>
			<Conflicts
				customerId={ customerId }
				conflicts={ conflicts }
				refusals={ refusals }
				onKeepMine={ profile.keepMine }
				onTakeTheirs={ profile.takeTheirs }
			/>
			<CustomerFields
				values={ values }
				errors={ errors }
				onChange={ profile.setField }
				isEmailLocked={
					!! customer.user_id && ! getBootstrap().can.editUsers
				}
				isPartial={ ! isWhole }
			/>
			{ isDirty && (
				<SaveBar
					isSaving={ isSaving }
					isWaiting={ profile.isWaiting }
					failure={ failure }
					onDiscard={ profile.discard }
				/>
			) }
		</Form>
	);
}
