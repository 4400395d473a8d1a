import type { House } from '../../house.ts';
import { audit, type AuditEntry } from '../../services/audit.ts';
import type { Caller } from '../../services/tokens.ts';

/** By which the log of changes and histories know a token. */
export const doer = ({ tokenId }: Caller): string => `token:${tokenId}`;

/** Says in the log of changes what a token has just done. */
export function noteChange(
	house: House,
	caller: Caller,
	action: string,
	subject?: string,
	detail?: AuditEntry['detail']
): Promise<void> {
	return audit(house, caller.workspace, { by: doer(caller), action, subject, detail });
}
