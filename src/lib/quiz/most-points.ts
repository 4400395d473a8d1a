/** Far beyond any use, and far from where adding up loses digits. */
export const MOST_POINTS = 1e9;
