/**
 * What PHP prints before the scripts.
 */
window.fluentCartCustomers = {
	namespace: 'fluent-cart/v2',
	currency: 'USD',
	country: 'DE',
	isFamilyNameFirst: false,
	locale: 'en-US',
	timeZone: 'Europe/Berlin',
	can: {
		view: true,
		manage: true,
		delete: true,
		editUsers: true,
		listUsers: true,
		createUsers: true,
	},
	userId: 1,
	undoDays: 30,
	statuses: [
		{ value: 'active', label: 'Active' },
		{ value: 'inactive', label: 'Inactive' },
	],
	periods: {
		label: 'Period',
		choices: [
			{ value: '7d', label: 'Last 7 days', short_label: '7 days' },
			{ value: 'all', label: 'All time', short_label: 'All time' },
		],
	},
	showAvatars: true,
	pageUrl:
		'https://shop.example/wp-admin/admin.php?page=fluent-cart-customers',
	settingsUrl: null,
	eraseUrl: null,
	statesUrl: null,
};
