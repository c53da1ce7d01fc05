import { _x, sprintf } from '@wordpress/i18n';

/**
 * @return The sentences as one text. Not every language puts a space between them.
 */
export function joinSentences( sentences: string[] ): string {
	return sentences.reduce( ( text, sentence ) =>
		sprintf(
			/* translators: 1: one or more sentences, 2: the next sentence. */
			_x( '%1$s %2$s', 'two sentences', 'fluent-cart-customers' ),
			text,
			sentence
		)
	);
}
