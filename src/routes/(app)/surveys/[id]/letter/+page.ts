/** A letter is written by scripts alone: what is typed before they are there would be lost. */
export const ssr = false;
