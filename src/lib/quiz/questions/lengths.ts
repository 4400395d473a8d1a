/** Characters that fit unless the author says otherwise. */
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 2000;
/** Of the name of a group of steps. */
export const LONGEST_GROUP = 80;
