import type { House } from '../../house.ts';
import { audit, type AuditEntry } from '../../services/audit.ts';
import type { Caller } from '../../services/tokens.ts';

/** Says in the log of changes what a token has just done. */
export function noteChange(
	house: House,
	{ workspace, tokenId }: Caller,
	action: string,
	subject?: string,
	detail?: AuditEntry['detail']
): Promise<void> {
	return audit(house, workspace, { by: `token:${tokenId}`, action, subject, detail });
}
