import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import type { Panel } from '../panel';
import { ProfileForm } from './profile-form';
import { ProfileText } from './profile-text';

export const profilePanel: Panel = {
	id: 'profile',
	title: __( 'Profile', 'fluent-cart-customers' ),
	area: 'side',
	Component: getBootstrap().can.manage ? ProfileForm : ProfileText,
};
