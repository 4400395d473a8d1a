import { Hono, type Context } from 'hono';
import { BEGUN } from '../../../runner/mail/whose-words.ts';
import type { House } from '../../house.ts';
import { openInvitation, type Invited } from '../../services/answering/invited.ts';
import { maskedAddress } from '../../services/answering/masked-address.ts';
import { recordPresence, sayNotMe } from '../../services/answering/presence.ts';
import { networkMark, noteVisit } from '../../services/answering/visits.ts';
import { daysFor } from '../../services/days.ts';
import { openMailToken } from '../../services/mail-token.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import { clientOf } from '../api/client.ts';
import type { ApiEnv } from '../api/env.ts';
import { failure } from '../api/failure-answer.ts';
import { BODY_LIMIT, checked, readJson } from '../api/read-json.ts';
import { rateLimit, throttledBy } from '../api/rate-limit.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { queryOf } from './asked-for.ts';
import { filesOn } from './files-on-screen.ts';
import { keepPage } from './kept-page.ts';
import { actSchema, takeAct } from './mail/act.ts';
import { broughtBy, landing, tappedIn } from './mail/landing.ts';
import { mailNotice, notInvited, ofOnePerson } from './mail/notices.ts';
import { whoseMarkup } from './mail/whose.ts';
import { MAIL_WORDS, notMeText, UNAVAILABLE } from './mail/words.ts';
import { openState, STATE } from './form-state.ts';
import { pageOf, postedAnswer } from './posted-answer.ts';
import { renderQuiz, type PageOf, type Screen } from './runner-page.ts';
import { LEAST_TIME } from './send-posted.ts';

/** What may be asked of letters from one network in a minute, in each process: a gateway opens those of a whole company. */
const A_MINUTE = 6000;

/** One transparent pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** `/m/{token}`: what the links of a survey's letter lead to. Looking records no answer; a person's act does. */
export function mailRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const limit = rateLimit(A_MINUTE);
	const tokenOf = (c: Context<ApiEnv>) => c.req.param('token') ?? '';
	const invitedBy = (c: Context<ApiEnv>) => openInvitation(house, tokenOf(c));

	routes.get('/:token/open.gif', (c) => {
		const invitation = openMailToken(house, 'open', tokenOf(c));
		if (invitation) noteVisit(house, invitation, { kind: 'open', ...cameBy(house, c, '') });
		const headers = { 'content-type': 'image/gif', 'cache-control': 'no-store' };
		return new Response(c.req.raw.method === 'HEAD' ? null : PIXEL, { headers });
	});

	routes.get('/:token', async (c) => {
		const throttled = throttledBy(house, limit, c, '');
		if (throttled) return problemAnswer(house, c, throttled);
		const invited = await invitedBy(c);
		const query = queryOf(c);
		const link = query.get('a') ?? '';
		const known = invited.ok ? invited.value : invited.problem;
		if ('invitation' in known) {
			noteVisit(house, known.invitation.id, { kind: 'click', ...cameBy(house, c, link) });
		}
		if (!invited.ok) return notInvited(c, bundle, invited.problem);
		// Nothing is made for whoever does not look at it.
		if (c.req.raw.method === 'HEAD') return ofOnePerson(new Response(null), 200);
		return show(house, bundle, c, invited.value, query);
	});

	routes.post('/:token', async (c) => {
		const invited = await invitedBy(c);
		if (!invited.ok) return notInvited(c, bundle, invited.problem);
		return takePosted(house, bundle, c, invited.value);
	});

	routes.post('/:token/act', async (c) => {
		const throttled = throttledBy(house, limit, c, '');
		if (throttled) return problemAnswer(house, c, throttled);
		const invited = await invitedBy(c);
		if (!invited.ok) return problemAnswer(house, c, { code: 'not_found' });
		const read = await readJson(c, BODY_LIMIT);
		if (!read.ok) return problemAnswer(house, c, read.problem);
		const act = checked(actSchema, read.value);
		if (!act.ok) return problemAnswer(house, c, act.problem);
		return jsonAnswer(200, await takeAct(house, invited.value, act.value));
	});

	routes.post('/:token/not-me', async (c) => {
		const invited = await invitedBy(c);
		if (!invited.ok) return notInvited(c, bundle, invited.problem);
		const form = new URLSearchParams((await c.req.text()).slice(0, 100));
		const { invitation, live } = invited.value;
		const takenBack = await sayNotMe(house, invitation, { begunBefore: form.has(BEGUN) });
		const text = notMeText(maskedAddress(invitation.email), takenBack);
		const address = `/q/${live.slug}?lang=${invitation.locale}&utm_source=email`;
		const goOn = { words: MAIL_WORDS.goOn, address };
		const said = { title: MAIL_WORDS.saidNotMe, text, goOn };
		return mailNotice(c, bundle, said, { status: 200, spoken: invitation.locale });
	});

	routes.onError((error, c) => {
		const problem = failure(house, c, 'page_failed', error);
		if (!c.req.header('accept')?.includes('text/html')) return problemAnswer(house, c, problem);
		const said = { title: UNAVAILABLE.title, text: UNAVAILABLE.text };
		return mailNotice(c, bundle, said, { status: 503 });
	});
	return routes;
}

/** The quiz, as far as they are in it, with what was tapped. */
async function show(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	invited: Invited,
	query: URLSearchParams
): Promise<Response> {
	const days = daysFor(house.clock.now(), undefined);
	const { live, locale, screen, tapped, held, begun } = await landing(house, invited, query, days);
	const ordinary = pageOf(c, bundle, live, query, query.get('lang') ?? locale);
	const state = screen.sent ? 'answered' : begun ? 'begun' : 'open';
	const page = mailPage(ordinary, invited, state, { ...(tapped && { tapped: true }), held });
	const files = await filesOn(house, live, screen);
	const shown = renderQuiz({ ...page, today: days[0] }, { ...screen, files });
	return ofOnePerson(keepPage(shown).answer(c.req.raw), 200);
}

function mailPage(
	page: PageOf,
	{ token, invitation }: Invited,
	state: 'open' | 'begun' | 'answered',
	more: { tapped?: true; held?: readonly string[] | undefined }
): PageOf {
	const { attemptId: attempt, email } = invitation;
	const begun = state === 'begun' && { begun: true as const };
	const data = { token, attempt, address: maskedAddress(email), ...begun, ...more };
	const whose = whoseMarkup({ token, invitation }, page.locale, state);
	return { ...page, embed: false, mail: { data, whose } };
}

/** Without scripts the button of the form is the person's act. */
function takePosted(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	invited: Invited
): Promise<Response> {
	const { invitation, live } = invited;
	const asked = queryOf(c);
	const query = new URLSearchParams({ ...broughtBy(live.quiz, asked) });
	return postedAnswer(house, bundle, c, live, {
		attempt: invitation.attemptId,
		query,
		page: (page) => mailPage(page, invited, 'begun', {}),
		async took(screen, taken) {
			if (taken.form.has('_lang')) return again(house, screen, taken.live.quiz, asked.get('a'));
			if (isHurried(house, taken.live.quizId, taken.form)) return screen;
			const { answers } = screen.place;
			const answered = Object.values(answers).some((answer) => answer !== null);
			const source = query.get('utm_source') ?? 'email';
			await recordPresence(house, invitation, taken.live, { answered, source });
			return screen;
		}
	});
}

/** Posted sooner after it was opened than anybody looks at a page: a program presses buttons. */
function isHurried(house: House, quiz: string, form: URLSearchParams): boolean {
	const state = openState(house, quiz, form.get(STATE));
	if (!state || state.place.path.length > 0) return false;
	const taken = house.clock.now() - state.startedAt;
	return taken >= 0 && taken < LEAST_TIME;
}

/** The first question in another language, with what was tapped still in it. */
function again(
	house: House,
	screen: Screen,
	quiz: PageOf['live']['quiz'],
	value: string | null
): Screen {
	const tapped = tappedIn(quiz, value, daysFor(house.clock.now(), undefined));
	const isThere = tapped && screen.place.step === tapped.step && screen.draft === undefined;
	return isThere && !Object.hasOwn(screen.place.answers, tapped.step)
		? { ...screen, draft: tapped.answer }
		: screen;
}

function cameBy(house: House, c: Context<ApiEnv>, link: string) {
	const names = ['purpose', 'x-purpose', 'x-moz', 'sec-purpose'];
	return {
		method: c.req.raw.method,
		agent: (c.req.header('user-agent') ?? '').slice(0, 300),
		purpose: names.map((name) => c.req.header(name) ?? '').join(' '),
		link: link.slice(0, 64),
		network: networkMark(house, clientOf(house, c))
	};
}
