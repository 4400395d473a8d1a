/** Characters that fit unless the author says otherwise. */
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 2000;
