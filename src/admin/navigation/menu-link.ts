/**
 * Turns a menu item into a link. MenuItem passes `href` to its button, but its
 * types do not know the property.
 *
 * @return Props of the menu item.
 */
export function menuLink( href: string ) {
	return { href };
}
