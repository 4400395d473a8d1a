import type { User } from '$lib/server/services/accounts.ts';
import { error } from '@sveltejs/kit';

/** Who is signed in. The hook has let nobody else through to these routes; this says so to the compiler. */
export function signedIn({ user, i18n }: App.Locals): User {
	return user ?? error(401, i18n.t('error.signedOut'));
}
