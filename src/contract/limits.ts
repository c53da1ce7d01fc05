/**
 * Limits of the contract. Made from src/contract/openapi.json by `npm run contract`: edit that.
 */
export const LIMITS = {
	search: 200,
	userSearch: 200,
	perPage: 100,
	bulkIds: 1000,
	bulkExceptions: 1000,
	exportColumns: 200,
	infoKeys: 100,
	infoKey: 64,
	infoValueBytes: 16384,
	notesBytes: 16384,
	infoLabel: 100,
	viewName: 80,
	topCustomers: 10,
	activityDays: 36500,
	undoDays: 365,
	customerFields: {
		email: 192,
		first_name: 192,
		last_name: 192,
		phone: 50,
	},
	addressFields: {
		first_name: 192,
		last_name: 192,
		company: 192,
		address_1: 192,
		address_2: 192,
		city: 192,
		state: 192,
		postcode: 32,
		phone: 192,
		email: 192,
		label: 50,
	},
} as const;
