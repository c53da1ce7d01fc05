import { fetchCountries, fetchStates } from '../../api';
import type { StoreThunkArgs } from '../types';

export const getCountries =
	() =>
	async ( { dispatch }: StoreThunkArgs ): Promise< void > => {
		await dispatch.receiveCountries( await fetchCountries() );
	};

export const getStates =
	( country: string ) =>
	async ( { dispatch }: StoreThunkArgs ): Promise< void > => {
		if ( country ) {
			await dispatch.receiveStates(
				country,
				await fetchStates( country )
			);
		}
	};
