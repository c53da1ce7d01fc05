import { CheckboxControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { AbilityCall } from '@fcc/store';
import { formatDateTime } from '../components/format';
import { Help, type Section, type SectionProps } from './section';
import { store } from './store';

export const agentsSection: Section = {
	id: 'agents',
	title: __( 'AI agents', 'fluent-cart-customers' ),
	Component: Agents,
};

function Agents( { values, errors, onChange }: SectionProps ) {
	return (
		<>
			<CheckboxControl
				__nextHasNoMarginBottom
				label={ __(
					'Let AI agents work with customers',
					'fluent-cart-customers'
				) }
				checked={ values.agents }
				aria-invalid={ !! errors.agents }
				help={
					<Help
						error={ errors.agents }
						text={ __(
							'An agent that is connected to this site through MCP can view and edit customers, with the permissions of the person whose application password it uses. It needs a preview to delete customers or to change many of them, and you can undo its edits and deletions in History. Requires WordPress 6.9 and a plugin that offers MCP.',
							'fluent-cart-customers'
						) }
					/>
				}
				onChange={ ( agents ) => onChange( { agents } ) }
			/>
			<AgentCalls />
		</>
	);
}

/**
 * The last calls by agents, also those that were rejected.
 */
function AgentCalls() {
	const { calls, hasFailed } = useSelect( ( select ) => {
		const selectors = select( store );
		return {
			calls: selectors.getAbilityCalls(),
			hasFailed: selectors.hasResolutionFailed( 'getAbilityCalls', [] ),
		};
	}, [] );

	return (
		<>
			<strong id="fcc-agent-calls">
				{ __( 'Calls by agents', 'fluent-cart-customers' ) }
			</strong>
			{ hasFailed && (
				<p className="fcc-settings__help">
					{ __(
						'Couldn’t load the calls. Reload the page to try again.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			{ calls?.length === 0 && (
				<p className="fcc-settings__help">
					{ __( 'No calls yet.', 'fluent-cart-customers' ) }
				</p>
			) }
			{ calls && calls.length > 0 && (
				<ul
					className="fcc-settings__help"
					aria-labelledby="fcc-agent-calls"
				>
					{ calls.map( ( call ) => (
						<Call key={ call.id } call={ call } />
					) ) }
				</ul>
			) }
		</>
	);
}

function Call( { call }: { call: AbilityCall } ) {
	return (
		<li>
			<strong>{ call.ability }</strong>{ ' ' }
			{ call.result === 'success'
				? __( 'Success', 'fluent-cart-customers' )
				: call.result }
			<br />
			{ agentOf( call ) }
			<br />
			{ call.created_at && formatDateTime( call.created_at ) }
		</li>
	);
}

function agentOf( { user, application }: AbilityCall ): string {
	const name =
		user.display_name || __( 'Someone else', 'fluent-cart-customers' );
	return application === null
		? name
		: sprintf(
				/* translators: 1: name of an application password, like “Assistant”. 2: name of a person. */
				__( '%1$s (%2$s)', 'fluent-cart-customers' ),
				application,
				name
			);
}
