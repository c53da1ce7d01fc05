import { createRoot, flushSync } from '@wordpress/element';
import { ApiError } from '@fcc/store';
import {
	useSubmit,
	type Submit,
} from '../../../src/components/form/use-submit';

interface Errors {
	email?: string;
}

const REJECTED = new ApiError( {
	code: 'validation_error',
	message: 'The request is invalid.',
	status: 400,
	fields: { email: 'Not an email.' },
} );

const CONFLICT = new ApiError( {
	code: 'edit_conflict',
	message: 'The customer was changed meanwhile.',
	status: 409,
} );

/**
 * @param options
 * @param options.closesOnSuccess
 * @return Reads the newest state of a form that uses the hook.
 */
function mountForm( options: { closesOnSuccess?: boolean } = {} ) {
	let form: Submit< Errors > | undefined;

	function TestForm() {
		form = useSubmit< Errors >( {
			fieldErrors: ( { fields } ) =>
				fields.email ? { email: fields.email } : {},
			isExplained: ( { code } ) => code === 'edit_conflict',
			...options,
		} );
		return null;
	}
	const root = createRoot( document.createElement( 'div' ) );
	flushSync( () => root.render( <TestForm /> ) );

	return (): Submit< Errors > => {
		if ( ! form ) {
			throw new Error( 'The form is not rendered.' );
		}
		return form;
	};
}

/** Waits until React has rendered the newest state. */
function rendered(): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, 20 ) );
}

describe( 'useSubmit', () => {
	it( 'sends one request while another one is in flight', async () => {
		const form = mountForm();
		let answer: ( result: string ) => void = () => {};
		const send = jest.fn(
			() =>
				new Promise< string >( ( resolve ) => {
					answer = resolve;
				} )
		);

		const first = form().submit( send );
		const second = form().submit( send );
		await rendered();
		expect( form().isSubmitting ).toBe( true );
		answer( 'saved' );

		expect( await first ).toBe( 'saved' );
		expect( await second ).toBeUndefined();
		expect( send ).toHaveBeenCalledTimes( 1 );
		await rendered();
		expect( form().isSubmitting ).toBe( false );
	} );

	it( 'shows the messages of fields instead of a general one', async () => {
		const form = mountForm();
		await form().submit( () => Promise.reject( REJECTED ) );
		await rendered();

		expect( form() ).toMatchObject( {
			errors: { email: 'Not an email.' },
			failure: undefined,
			failedSubmits: 1,
			isSubmitting: false,
		} );
		form().clearError( 'email' );
		await rendered();
		expect( form().errors.email ).toBeUndefined();
	} );

	it( 'shows a general message for an error without fields', async () => {
		const form = mountForm();
		await form().submit( () => Promise.reject( new Error( 'Broken' ) ) );
		await rendered();

		expect( form().failure ).toEqual( expect.any( String ) );
		expect( form().failedSubmits ).toBe( 1 );
	} );

	it( 'shows no message for an error that the form explains elsewhere', async () => {
		const form = mountForm();
		await form().submit( () => Promise.reject( CONFLICT ) );
		await rendered();

		expect( form().failure ).toBeUndefined();
		expect( form().failedSubmits ).toBe( 1 );
	} );

	it( 'stays busy after a success if the form closes', async () => {
		const form = mountForm( { closesOnSuccess: true } );
		const send = jest.fn( async () => 'saved' );
		await form().submit( send );
		await form().submit( send );
		await rendered();

		expect( send ).toHaveBeenCalledTimes( 1 );
		expect( form().isSubmitting ).toBe( true );
	} );
} );
