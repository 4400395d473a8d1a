import type { HiddenFields } from '../../quiz/answers.ts';
import type { House } from '../house.ts';
import { addCounts, attemptStart, startAttempt } from '../storage/queries/counters.ts';
import type { CounterRow, Store } from '../storage/store.ts';
import { errorFields } from '../error-fields.ts';
import type { LiveQuiz } from './live.ts';

const FLUSH_AFTER = 1000;
const LONGEST_SOURCE = 64;

interface Views {
	counts: Map<string, CounterRow>;
	timer: NodeJS.Timeout | null;
}

const views = new WeakMap<Store, Views>();

type Visited = Pick<LiveQuiz, 'workspace' | 'quizId' | 'version'>;

export function recordView(app: House, live: Visited, source: string): void {
	countSoon(app, live, source, 'view');
}

/** Counts a visitor whom a trial has given this version. */
export function recordAssigned(
	app: House,
	live: Visited,
	trial: { id: string },
	source: string
): void {
	countSoon(app, live, source, assignedTo(trial));
}

/** The counter of the visitors whom a trial has divided. */
export function assignedTo({ id }: { id: string }): string {
	return `trial:${id}`;
}

/** Counts in memory and writes once a second: a kill may lose a second of views. */
function countSoon(app: House, live: Visited, source: string, name: string): void {
	const waiting = viewsOf(app);
	const row = counterRow(app, live, source, name);
	const key = `${row.quizId} ${row.version} ${row.day} ${name} ${row.source}`;
	const known = waiting.counts.get(key);
	if (known) known.count += 1;
	else waiting.counts.set(key, row);
	waiting.timer ??= setTimeout(() => void flushOnTime(app), FLUSH_AFTER).unref();
}

/** Counts the first time that an attempt is told of; false where it was known. */
export function recordStart(
	app: House,
	live: Visited,
	attempt: string,
	source: string
): Promise<boolean> {
	const start = counterRow(app, live, source, 'start');
	const row = {
		quizId: live.quizId,
		attemptId: attempt,
		workspaceId: live.workspace,
		version: live.version,
		source: start.source,
		startedAt: app.clock.now(),
		completedAt: null
	};
	return startAttempt(app.store, row, start);
}

/** How long ago an attempt began, in ms, where the quiz has a bonus with a clock. */
export async function elapsedSince(
	app: House,
	{ workspace, quizId, quiz }: Visited & Pick<LiveQuiz, 'quiz'>,
	attempt: string
): Promise<number | undefined> {
	if (quiz.bonus?.minutes === undefined) return undefined;
	const startedAt = await attemptStart(app.store, workspace, quizId, attempt);
	return startedAt === undefined ? undefined : Math.max(0, app.clock.now() - startedAt);
}

/** Writes the views that wait, as at the end of the process. */
export async function flushViews(app: House): Promise<void> {
	const waiting = viewsOf(app);
	if (waiting.timer) clearTimeout(waiting.timer);
	waiting.timer = null;
	const counts = [...waiting.counts.values()];
	waiting.counts.clear();
	await addCounts(app.store, counts);
}

/** Where a respondent came from: what the page says, else `utm_source`, else 'direct'. */
export function sourceOf(given: string | undefined, hidden: HiddenFields): string {
	const named = [given, hidden['utm_source']].map((name) => name?.trim().toLowerCase());
	return named.find(Boolean)?.slice(0, LONGEST_SOURCE) ?? 'direct';
}

const DAY = 86_400_000;
let known = { number: 0, name: '1970-01-01' };

/** The day of the counters, in UTC: YYYY-MM-DD. Asked for with every page, so the last answer is kept. */
export function dayOf(time: number): string {
	const number = Math.floor(time / DAY);
	if (number !== known.number) known = { number, name: new Date(time).toISOString().slice(0, 10) };
	return known.name;
}

async function flushOnTime(app: House): Promise<void> {
	try {
		await flushViews(app);
	} catch (error) {
		app.log.warn('views_not_counted', { ...errorFields(error) });
	}
}

function counterRow(app: House, live: Visited, source: string, name: string): CounterRow {
	return {
		workspaceId: live.workspace,
		quizId: live.quizId,
		day: dayOf(app.clock.now()),
		version: live.version,
		source: sourceOf(source, {}),
		name,
		count: 1
	};
}

function viewsOf(app: House): Views {
	let waiting = views.get(app.store);
	if (!waiting) {
		waiting = { counts: new Map(), timer: null };
		views.set(app.store, waiting);
	}
	return waiting;
}
