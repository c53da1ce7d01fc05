/** Delay after the last key press, so that half a word is not searched for. */
export const SEARCH_DELAY_MS = 250;
