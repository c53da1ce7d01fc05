import type { ActivityEntry, Customer, CustomerSummary } from '@fcc/store';
import { Changes } from './changes';
import { Moment } from './moment';
import { Sentence } from './sentence';

interface EntryProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * @param props
 * @param props.entry
 * @param props.customer Knows more of what was changed, if it is still there.
 */
export function Entry( { entry, customer }: EntryProps ) {
	return (
		<li className="fcc-activity__entry" tabIndex={ -1 }>
			<p className="fcc-activity__sentence">
				<Sentence entry={ entry } customer={ customer } />
			</p>
			<Changes entry={ entry } customer={ customer } />
			{ entry.created_at && <Moment moment={ entry.created_at } /> }
		</li>
	);
}
