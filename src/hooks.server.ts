import { building } from '$app/environment';
import { catalogueIn } from '$lib/i18n/catalogues.ts';
import { knownZone } from '$lib/i18n/formats.ts';
import { i18nFor } from '$lib/i18n/i18n.ts';
import { localeFor, type UiLocale } from '$lib/i18n/locale.ts';
import { getApp } from '$lib/server/app.ts';
import { currentRequest } from '$lib/server/request-scope.ts';
import { sessionUser } from '$lib/server/services/accounts.ts';
import { errorFields } from '$lib/server/error-fields.ts';
import { may } from '$lib/server/services/roles.ts';
import {
	json,
	redirect,
	text,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { isWorkspace, rightFor } from './routes/access.ts';
import { themeOf } from './routes/appearance/theme.ts';
import { mayChange } from './routes/same-site.ts';
import { SESSION_COOKIE } from './routes/session-cookie.ts';

/** Plays drafts inside the pages that edit them. */
const PLAYER = '/(app)/player';

/** Routes that answer without a page: no layout stands before them that could refuse in words. */
const ENDPOINTS = new Set(
	Object.keys(import.meta.glob('./routes/**/+server.ts')).map((file) =>
		file.slice('./routes'.length, -'/+server.ts'.length)
	)
);

export const init: ServerInit = async () => {
	if (!building) await getApp();
};

export const handle: Handle = async ({ event, resolve }) => {
	const { locals, cookies, request } = event;
	locals.app = await getApp();
	const scope = currentRequest();
	locals.requestId = scope?.id ?? locals.app.ids.next('req');
	if (scope) scope.route = event.route.id ?? '';
	const token = cookies.get(SESSION_COOKIE);
	locals.user = token ? await sessionUser(locals.app, token) : null;
	const locale = localeFor({
		user: locals.user?.locale,
		cookie: cookies.get('locale'),
		accepted: request.headers.get('accept-language')
	});
	locals.theme = themeOf(cookies.get('theme'));
	locals.timeZone = knownZone(cookies.get('time-zone'));
	const i18n = i18nFor(locale, await catalogueIn(locale), locals.timeZone);
	locals.i18n = i18n;
	if (!mayChange(request, locals.app.config.origin)) {
		return refused(locals, text(i18n.t('error.foreign'), { status: 403 }));
	}
	if (!locals.user && isWorkspace(event.route.id)) askToSignIn(event);
	locals.barred = isBarred(event);
	if (locals.barred && !isPageView(event)) return refused(locals, notAllowed(event));

	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%quizsilver.locale%', locale).replace('%quizsilver.theme%', locals.theme),
		preload: ({ type, path }) => isNeededFirst(locale, type, path)
	});
	if (locals.barred && response.status !== 403) {
		// No page within the layout, which would have refused it in words: nothing of it gets out either.
		await response.body?.cancel();
		return refused(locals, notAllowed(event));
	}
	setSecurityHeaders(response.headers, locals.requestId);
	if (event.route.id === PLAYER) allowOwnFrame(response.headers);
	return response;
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	// Nothing is certain here: it may be the session that could not be read.
	const { app, i18n, requestId = 'none' }: Partial<App.Locals> = event.locals;
	if (status === 413) return { message: i18n?.t('error.tooLarge') ?? 'Too large' };
	if (status < 500) return { message: i18n?.t('error.notFound') ?? 'Not found' };
	app?.log.error('request.failed', { requestId, route: event.route.id, ...errorFields(error) });
	return { message: i18n?.t('error.broken') ?? 'Something broke on our side.', requestId };
};

/** Whether the role of whoever is signed in does not cover what is asked for. */
function isBarred({ route, request, locals }: RequestEvent): boolean {
	if (!locals.user || !isWorkspace(route.id)) return false;
	const right = rightFor(route.id, request);
	return !right || !may(locals.user.role, right);
}

/** Somebody opens a page in the browser, and is best answered with one. */
function isPageView({ request, isDataRequest, route }: RequestEvent): boolean {
	if (isDataRequest || request.method !== 'GET' || ENDPOINTS.has(route.id ?? '')) return false;
	return request.headers.get('accept')?.includes('text/html') ?? false;
}

/** In the shape that each way of asking understands. */
function notAllowed({ request, isDataRequest, locals }: RequestEvent): Response {
	const message = locals.i18n.t('error.notAllowed');
	if (request.headers.has('x-sveltekit-action')) {
		return json({ type: 'error', status: 403, error: { message } }, { status: 403 });
	}
	if (isDataRequest) return json({ message }, { status: 403 });
	return text(message, { status: 403 });
}

function refused({ requestId }: App.Locals, response: Response): Response {
	setSecurityHeaders(response.headers, requestId);
	return response;
}

function askToSignIn({ request, url }: RequestEvent): never {
	const next =
		request.method === 'GET' ? `?next=${encodeURIComponent(url.pathname + url.search)}` : '';
	redirect(303, `/sign-in${next}`);
}

/** Everything else of the workspace is framed by nobody. */
function allowOwnFrame(headers: Headers): void {
	const policy = headers.get('content-security-policy') ?? '';
	headers.set(
		'content-security-policy',
		policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
	);
}

/**
 * What a page asks for ahead is named in a header: few files, for proxies take a few kilobytes of headers and no more. Of the
 * face, Latin letters are always needed, the others by those who write them.
 */
function isNeededFirst(locale: UiLocale, type: string, path: string): boolean {
	if (type === 'js') return /\/(?:entry|nodes)\//.test(path);
	if (type !== 'font') return true;
	return path.includes('-latin-') || (locale === 'ru' && path.includes('-cyrillic-'));
}

/** Pages bring a policy with nonces from Kit; everything else may do nothing at all. */
function setSecurityHeaders(headers: Headers, requestId: string): void {
	if (!headers.has('content-security-policy')) {
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	}
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('x-request-id', requestId);
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}
