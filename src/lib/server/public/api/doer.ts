import type { Caller } from '../../services/tokens.ts';

/** By which the log of changes and histories know a token. */
export const doer = ({ tokenId }: Caller): string => `token:${tokenId}`;
