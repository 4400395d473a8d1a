import { audit, type AuditEntry } from '$lib/server/services/audit.ts';
import { signedIn } from './signed-in.ts';

/** Says in the log of changes what whoever is signed in has just done. */
export function noteChange(
	locals: App.Locals,
	action: string,
	subject?: string,
	detail?: AuditEntry['detail']
): Promise<void> {
	const { id: by, workspace } = signedIn(locals);
	return audit(locals.app, workspace, { by, action, subject, detail });
}
