export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

type HeadingTag = `h${ HeadingLevel }`;

/** The element of a heading of this level. */
export function headingTag( level: HeadingLevel ): HeadingTag {
	return `h${ level }`;
}

const SUBHEADINGS: Record< HeadingLevel, HeadingTag > = {
	1: 'h2',
	2: 'h3',
	3: 'h4',
	4: 'h5',
	5: 'h6',
	6: 'h6',
};

/**
 * @return The element of a heading below this level.
 */
export function subheadingTag( level: HeadingLevel ): HeadingTag {
	return SUBHEADINGS[ level ];
}
