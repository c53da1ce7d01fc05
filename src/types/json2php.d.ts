declare module 'json2php' {
	interface Options {
		linebreak?: string;
		indent?: string;
		shortArraySyntax?: boolean;
		stripSpaces?: boolean;
	}

	/** Writes a value of JSON as a PHP literal. */
	type Json2Php = ( value: unknown ) => string;

	const json2php: Json2Php & {
		/** Makes a writer with another layout. */
		make: ( options: Options ) => Json2Php;
	};
	export default json2php;
}
