/** Posted where something is typed that is no date: to browsers it is nothing, and would be passed over in silence. */
export const HALF_DATE = '?';
