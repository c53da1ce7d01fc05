import type { APIRequestContext } from '@playwright/test';
import {
	OVERVIEW_BLOCK,
	overviewBlock,
	publish,
} from '../../support/site-pages.ts';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

/** Matches anything of the block: markup, style sheet, script. */
const TRACE = /fcc-|customer-overview|fluent-cart-customers/;

/** Responses that no cache may store. */
const NO_STORE = /no-store/;

const CONTENT = `<!-- wp:paragraph --><p>Welcome to the team.</p><!-- /wp:paragraph -->${ overviewBlock() }${ overviewBlock(
	{ subject: 'customer', customerId: 1 }
) }`;

/** Places outside of posts where a block can stand. */
const PLACES: Record< string, ( site: TestSite ) => Promise< string > > = {
	'a page': async ( site ) => ( await publish( site, CONTENT ) ).url,

	'a synced pattern': async ( site ) => {
		const pattern = await publish( site, CONTENT, {
			post_type: 'wp_block',
		} );
		const page = await publish(
			site,
			`<!-- wp:paragraph --><p>Welcome to the team.</p><!-- /wp:paragraph --><!-- wp:block {"ref":${ pattern.id }} /-->`
		);
		return page.url;
	},

	'a template': async ( site ) => {
		await site.call( 'blocks/insert_front_page_template', {
			content: CONTENT,
		} );
		return `${ site.url }/`;
	},

	'a list of posts with their whole content': async ( site ) => {
		await publish( site, CONTENT, { post_type: 'post' } );
		const page = await publish(
			site,
			'<!-- wp:query {"query":{"perPage":1,"postType":"post","inherit":false}} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-content /--><!-- /wp:post-template --></div><!-- /wp:query -->'
		);
		return page.url;
	},
};

for ( const [ place, arrange ] of Object.entries( PLACES ) ) {
	test(
		`in ${ place } the block is shown only to users with the right to view customers`,
		{ tag: '@oldest' },
		async ( { site } ) => {
			const url = await arrange( site );
			const manager = await site.createUser( {
				login: 'shop-manager',
				rights: [ 'customers/view' ],
			} );
			for ( const user of [ site.users.admin, manager ] ) {
				const session = await site.sessionClient( user, {
					nonce: false,
				} );
				const response = await session.get( url );
				const html = await response.text();
				expect( html ).toContain( 'fcc-overview__figures' );
				expect( html ).toContain( 'Total spent' );
				expect( response.headers()[ 'cache-control' ] ).toMatch(
					NO_STORE
				);
				await session.dispose();
			}
			for ( const user of [ site.users.editor, site.users.subscriber ] ) {
				const session = await site.sessionClient( user, {
					nonce: false,
				} );
				const html = await ( await session.get( url ) ).text();
				expect( html ).not.toMatch( TRACE );
				expect( html ).toContain( 'Welcome to the team.' );
				await session.dispose();
			}
			const anonymous = await site.client();
			const response = await anonymous.get( url );
			const html = await response.text();
			expect( html ).not.toMatch( TRACE );
			expect( html ).toContain( 'Welcome to the team.' );
			expect( response.headers()[ 'cache-control' ] ?? '' ).not.toMatch(
				NO_STORE
			);
			await anonymous.dispose();
		}
	);
}

test.describe( 'outside of pages, even the administrator gets no figures', () => {
	test(
		'in feeds, embeds and search results',
		{ tag: '@oldest' },
		async ( { site } ) => {
			const { id, url } = await publish( site, CONTENT, {
				post_type: 'post',
			} );
			const session = await site.sessionClient( site.users.admin, {
				nonce: false,
			} );
			for ( const address of [
				`${ site.url }/feed/`,
				`${ site.url }/feed/atom/`,
				`${ url }embed/`,
				`${ site.url }/wp-json/oembed/1.0/embed?url=${ encodeURIComponent( url ) }`,
				`${ site.url }/wp-json/wp/v2/search?search=Welcome`,
				`${ site.url }/wp-json/wp/v2/posts/${ id }`,
			] ) {
				const response = await session.get( address );
				expect( response.status(), address ).toBe( 200 );
				expect( await response.text(), address ).not.toContain(
					'fcc-overview'
				);
			}
			await session.dispose();
		}
	);

	test(
		'in the REST API, which other sites and apps use to read pages',
		{ tag: '@oldest' },
		async ( { site } ) => {
			const { id } = await publish( site, CONTENT );
			const client = await site.client( site.users.admin, 'wp/v2' );

			const page = await answerOf( client, `pages/${ id }?context=edit` );
			expect( page.content.rendered ).toContain( 'Welcome to the team.' );
			expect( page.content.rendered ).not.toContain( 'fcc-overview' );
			expect( page.excerpt.rendered ).not.toContain( 'fcc-overview' );

			const revisions = await client.get( `pages/${ id }/revisions` );
			expect( await revisions.text() ).not.toContain( 'fcc-overview' );

			const block = await client.get(
				`block-renderer/${ OVERVIEW_BLOCK }?context=edit`
			);
			expect( await block.json() ).toEqual( { rendered: '' } );
			await client.dispose();
		}
	);

	test(
		'when a plugin renders the post elsewhere, for example for a search index',
		{ tag: '@oldest' },
		async ( { site } ) => {
			const { id } = await publish( site, CONTENT );
			const rendered = await site.call< string >(
				'blocks/render_outside_page',
				{
					id,
				}
			);
			expect( rendered ).toContain( 'Welcome to the team.' );
			expect( rendered ).not.toContain( 'fcc-overview' );
		}
	);
} );

test(
	'caching plugins are told not to store the page of a shop manager',
	{ tag: '@oldest' },
	async ( { site } ) => {
		await site.addPlugin( 'cache-notice' );
		const { url } = await publish( site, CONTENT );
		const anonymous = await site.client();
		expect( await ( await anonymous.get( url ) ).text() ).toContain(
			'kept: yes'
		);
		await anonymous.dispose();

		const manager = await site.createUser( {
			login: 'shop-manager',
			rights: [ 'customers/view' ],
		} );
		const session = await site.sessionClient( manager, { nonce: false } );
		expect( await ( await session.get( url ) ).text() ).toContain(
			'kept: no'
		);
		await session.dispose();
	}
);

interface Rendered {
	rendered: string;
}

async function answerOf(
	client: APIRequestContext,
	path: string
): Promise< { content: Rendered; excerpt: Rendered } > {
	return ( await client.get( path ) ).json();
}
