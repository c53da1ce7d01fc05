import { useState } from '@wordpress/element';
import './style.scss';

interface AvatarProps {
	/** Lies under the picture. */
	initials: string;
	/** Empty where the site shows no avatars. */
	url: string;
}

/**
 * A round picture, beside the name of whom it shows. An avatar service answers
 * with a transparent picture, or none, for whom it does not know: then the
 * initials are seen.
 */
export function Avatar( { initials, url }: AvatarProps ) {
	const [ brokenUrl, setBrokenUrl ] = useState( '' );

	return (
		<span className="fcc-avatar" aria-hidden="true">
			{ initials }
			{ url && url !== brokenUrl && (
				<img
					src={ url }
					alt=""
					width="36"
					height="36"
					loading="lazy"
					decoding="async"
					onError={ () => setBrokenUrl( url ) }
				/>
			) }
		</span>
	);
}
