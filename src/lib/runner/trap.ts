/** The name of a field that people neither see nor reach; no step's id begins like this. */
export const TRAP = '_website';
