import { isLocale } from '$lib/i18n/locale.ts';
import { setLocale } from '$lib/server/services/accounts.ts';
import { redirect, type Cookies } from '@sveltejs/kit';
import { textOf } from '../form-text.ts';
import { ownPath } from '../own-path.ts';
import { themeOf } from './theme.ts';
import type { Actions, PageServerLoad } from './$types';

const YEAR = 365 * 24 * 60 * 60;

export const load: PageServerLoad = () => redirect(303, '/');

/** Language and colours, chosen on any page, which is where the visitor is sent back to. */
export const actions: Actions = {
	language: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const locale = textOf(form, 'locale');
		if (isLocale(locale)) {
			keep(cookies, 'locale', locale);
			if (locals.user) await setLocale(locals.app, locals.user.id, locale);
		}
		const next = textOf(form, 'next');
		redirect(303, next === '' ? pageBefore(request) : ownPath(next));
	},
	theme: async ({ request, cookies }) => {
		keep(cookies, 'theme', themeOf(textOf(await request.formData(), 'theme')));
		redirect(303, pageBefore(request));
	}
};

function keep(cookies: Cookies, name: string, value: string): void {
	cookies.set(name, value, { path: '/', maxAge: YEAR, httpOnly: true, sameSite: 'lax' });
}

function pageBefore(request: Request): string {
	const referer = request.headers.get('referer');
	if (!referer || !URL.canParse(referer)) return '/';
	const { pathname, search } = new URL(referer);
	return ownPath(`${pathname}${search}`);
}
