export { ApiError } from './api-error';
export { getBootstrap, type Bootstrap } from './bootstrap';
export { serializeQuery } from './customer-query';
export {
	createCustomer,
	fetchCustomer,
	fetchCustomers,
	updateCustomer,
} from './customers';
export type * from './types';
