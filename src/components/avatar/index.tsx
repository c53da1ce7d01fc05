import { useState } from '@wordpress/element';
import './style.scss';

interface AvatarProps {
	/** Shown behind the picture. */
	initials: string;
	/** Empty if the site shows no avatars. */
	url: string;
}

/**
 * A round picture beside a name. The initials show if the avatar service has no
 * picture or a transparent one.
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
