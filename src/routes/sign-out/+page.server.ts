import { signOut } from '$lib/server/services/accounts.ts';
import { redirect } from '@sveltejs/kit';
import { dropSessionCookie, SESSION_COOKIE } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** Leaving is a form; who merely comes by is sent home. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ locals, cookies }) => {
		const token = cookies.get(SESSION_COOKIE);
		if (token) await signOut(locals.app, token);
		dropSessionCookie(cookies, locals.app.config);
		redirect(303, '/sign-in');
	}
};
