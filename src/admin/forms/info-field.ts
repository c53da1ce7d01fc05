const INFO_FIELD = /^additional_info\[(.+)\]$/;

/**
 * @param key Key of the additional info.
 * @return The full name of its field in the API (`additional_info[vat_id]`).
 */
export function infoField( key: string ): string {
	return `additional_info[${ key }]`;
}

/**
 * @param field Full name in the API.
 * @return The key of the additional info; undefined for other fields.
 */
export function keyOfInfoField( field: string ): string | undefined {
	return INFO_FIELD.exec( field )?.[ 1 ];
}
