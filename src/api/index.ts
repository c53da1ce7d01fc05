export { LIMITS } from '../contract/limits';
export { fetchActivity } from './activity';
export {
	createAddress,
	deleteAddress,
	makeAddressPrimary,
	updateAddress,
} from './addresses';
export { ApiError } from './api-error';
export type { ForeignAnswer, ForeignCode } from './foreign/answer';
export { getBootstrap, type Bootstrap } from './bootstrap';
export { doBulkAction } from './bulk';
export { serializeQuery } from './customer-query';
export {
	createCustomer,
	deleteCustomer,
	fetchCustomer,
	fetchCustomers,
	updateCustomer,
} from './customers';
export { fetchCountries, fetchStates, type CountryState } from './places';
export { fetchCustomerStats, fetchOrders } from './orders';
export { fetchOverview } from './overview';
export { request, type ReadOptions } from './request';
export {
	cancelRun,
	continueRun,
	fetchRun,
	fetchRunResults,
	fetchRuns,
	pauseRun,
	undoRun,
} from './runs';
export { canReauthenticate, keepLoginReusable } from './session';
export type * from './types';
export {
	attachUser,
	createUser,
	detachUser,
	fetchAttachableUsers,
	sendPasswordReset,
} from './users';
export { fetchViews } from './views';
