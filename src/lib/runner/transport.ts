import type { Answers, HiddenFields } from '../quiz/answers.ts';
import type { Day } from '../quiz/day.ts';
import type { Locale } from '../quiz/text.ts';
import { localDay } from './local-day.ts';
import type { ResultView } from './result-view.ts';

export interface Sending {
	attempt: string;
	answers: Answers;
	hidden: HiddenFields;
	locale: Locale;
	/** The respondent's day, which dates were counted from. */
	day?: Day | undefined;
	/** What a machine wrote into the field that people do not see. */
	trap: string;
}

/** How far somebody is. */
export interface Way {
	attempt: string;
	path: readonly string[];
	step: string | null;
	answers: Answers;
	hidden: HiddenFields;
	locale: Locale;
}

/** `older`: something newer is known of the attempt, from another device. */
export interface Told {
	state: 'kept' | 'older' | 'finished';
	/** Of what is known by now. */
	revision?: number;
}

export interface RefusedField {
	/** `answers.budget`, or `answers.contact.email` for a part. */
	path: string;
	message: string;
}

export type Trouble = 'offline' | 'busy';

/** `again`: nothing is decided, the same may be asked once more, after so many seconds where the server says so. */
export type Outcome<T> =
	| { state: 'done'; value: T; /** Of what was stored. */ id?: string | undefined }
	| { state: 'refused'; fields: RefusedField[] }
	/** They are answers to another version of the quiz than is published now. */
	| { state: 'changed'; version: number }
	/** This attempt has been sent before, with other answers. */
	| { state: 'reused' }
	/** The message is empty where the quiz is not there any more. */
	| { state: 'closed'; message: string }
	| { state: 'again'; trouble: Trouble; after?: number | undefined }
	| { state: 'failed' };

/** The proof that the work was done, for this attempt; undefined where it cannot be had. */
export type Work = (attempt: string) => Promise<unknown>;

/** How the runner speaks to the server; a preview has one that stores nothing. */
export interface Transport {
	/** Counts a start, once for each attempt. @returns how long ago that was, in ms, where something depends on it */
	started(attempt: string): Promise<number | undefined> | undefined;
	/** The step after these answers, or 'end'. */
	next(sending: Sending): Promise<Outcome<string>>;
	submit(sending: Sending): Promise<Outcome<ResultView | null>>;
}

/** What a quiz is told of people on their way; a preview tells nothing. */
export interface WayTransport {
	/** Keeps how far somebody is, for whoever goes on elsewhere. */
	tell(way: Way, revision: number): Promise<Outcome<Told>>;
	/** An address that leads to where they are, on any device. */
	link(attempt: string): Promise<Outcome<string>>;
}

/**
 * Speaks to the quiz's own addresses on the page's host.
 * @param versions of the quiz that the page need not be loaded anew for: its own, and one that this was tried for before
 * @param work what the quiz asks of the browser before its answers are sent
 */
export function httpTransport(
	slug: string,
	source: string,
	versions: readonly [version: number | undefined, tried?: number | undefined],
	work?: Work
): Transport & WayTransport {
	const [version] = versions;
	return {
		started(attempt) {
			const leaving = { keepalive: true };
			return post(`/q/${slug}/start`, { attempt, source, version }, {}, leaving)
				.then((answer) => answer.json())
				.then(
					({ elapsed }) => elapsed,
					() => undefined
				);
		},
		tell: (way, revision) =>
			askServer<Told>(
				`/q/${slug}/progress`,
				{ ...way, revision, version: versions[0], source, day: localDay() },
				way.locale,
				versions,
				{},
				true
			),
		async link(attempt) {
			const outcome = await askServer<{ url: string }>(
				`/q/${slug}/link`,
				{ attempt },
				'',
				versions
			);
			return outcome.state === 'done' ? { state: 'done', value: outcome.value.url } : outcome;
		},
		async next({ answers, hidden, locale, day }) {
			const said = { answers, hidden, day, version };
			const outcome = await askServer<{ next: string }>(`/q/${slug}/next`, said, locale, versions);
			return outcome.state === 'done' ? { state: 'done', value: outcome.value.next } : outcome;
		},
		async submit({ attempt, answers, hidden, locale, day, trap }) {
			const proof = await work?.(attempt);
			const outcome = await askServer<{ id: string; result: ResultView | null }>(
				`/api/v1/quizzes/${slug}/responses`,
				{ answers, hidden, locale, day, source, attempt, version, proof, ...(trap && { trap }) },
				locale,
				versions,
				{ 'idempotency-key': attempt }
			);
			if (outcome.state !== 'done') return outcome;
			const { id, result } = outcome.value;
			return { state: 'done', value: result, id };
		}
	};
}

const MOST_KEPT_ALIVE = 20_000;

function post(
	address: string,
	body: unknown,
	headers: Record<string, string>,
	options: RequestInit = {}
): Promise<Response> {
	const said = JSON.stringify(body);
	return fetch(address, {
		...options,
		// Browsers refuse to keep more than this alive.
		keepalive: options.keepalive === true && said.length < MOST_KEPT_ALIVE,
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: said,
		credentials: 'omit'
	});
}

/** Asks one of the quiz's own addresses. */
export async function askServer<T>(
	address: string,
	body: unknown,
	locale: Locale,
	versions: readonly unknown[],
	headers: Record<string, string> = {},
	keepalive = false
): Promise<Outcome<T>> {
	try {
		const spoken = locale && { 'accept-language': locale };
		const response = await post(address, body, { ...spoken, ...headers }, { keepalive });
		// A proxy in between may answer with anything.
		const answer = await response.json().catch(() => null);
		const version = Number(answer?.version);
		if (version && !versions.includes(version)) return { state: 'changed', version };
		return outcomeOf<T>(response.status, answer, response.headers);
	} catch {
		return { state: 'again', trouble: 'offline' };
	}
}

interface ProblemAnswer {
	code?: string;
	title?: string;
	errors?: RefusedField[];
}

function outcomeOf<T>(
	status: number,
	body: (T & ProblemAnswer) | null,
	headers: Headers
): Outcome<T> {
	if (status < 300 && body) return { state: 'done', value: body };
	if (status < 300 || status >= 500 || status === 429 || body?.code === 'in_progress') {
		const after = Number(headers.get('retry-after')) || undefined;
		return { state: 'again', trouble: 'busy', after };
	}
	if (body?.code === 'quiz_closed') return { state: 'closed', message: body.title ?? '' };
	if (body?.code === 'not_found') return { state: 'closed', message: '' };
	if (body?.code === 'key_reused') return { state: 'reused' };
	return body?.errors ? { state: 'refused', fields: body.errors } : { state: 'failed' };
}
