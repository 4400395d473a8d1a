/** A draft is played by scripts alone. */
export const ssr = false;
