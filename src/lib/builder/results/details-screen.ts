/** Among the result screens, what stands for the form below all of them; no id of a screen looks like it. */
export const DETAILS_SCREEN = ':details';
