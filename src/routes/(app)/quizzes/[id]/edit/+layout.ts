/** A quiz is edited by scripts alone. */
export const ssr = false;
