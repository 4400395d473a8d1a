import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Answer } from '../lib/quiz/answers.ts';
import type { Quiz } from '../lib/quiz/normalise.ts';
import type { Temperature } from '../lib/quiz/quiz.ts';
import { reachOf, type Witness } from '../lib/quiz/reach.ts';
import type { House } from '../lib/server/house.ts';
import { timeSortedIds } from '../lib/server/ids.ts';
import { LOST } from '../lib/server/services/desk/stages.ts';
import { liveQuiz, type LiveQuiz } from '../lib/server/services/live.ts';
import { completeSubmission, scoreSubmission } from '../lib/server/services/submissions.ts';
import type { LeadRow } from '../lib/server/storage/store.ts';

/* What sample leads have answered: the latest of them take their quizzes as respondents do, so that each has a receipt. */

/** To let a million take theirs would last an hour. */
const LATEST = 1_000;

type Answers = Record<string, Answer>;

/** A quiz, and ways through it by where they end. */
interface Scripted {
	live: LiveQuiz;
	ways: Map<Temperature, Witness[]>;
}

/** Lets the latest leads of a workspace take the quiz that each is listed with, at the moment at which it came. */
export async function answerQuizzes(
	app: House,
	workspace: string,
	quizzes: readonly string[]
): Promise<void> {
	const scripts = new Map<string, Scripted>();
	for (const id of quizzes) {
		const live = await liveQuiz(app, id);
		if (live && !live.closed) scripts.set(id, scripted(app, live));
	}
	const latest = await latestLeads(app, workspace, quizzes);
	// Each comes after the one before it.
	for (const [at, lead] of latest.toReversed().entries()) {
		const script = scripts.get(lead.shownQuizId);
		const ways = script?.ways.get(lead.temperature) ?? [];
		const way = ways[at % ways.length];
		if (script && way) await answer(app, script.live, lead, way);
	}
}

/** Every way that the search for what can be reached has found, on which somebody says who they are. */
function scripted(app: House, live: LiveQuiz): Scripted {
	const { segments, results, steps } = reachOf(live.quiz);
	const ways = new Map<Temperature, Witness[]>();
	for (const { witness } of [...segments, ...results, ...steps]) {
		if (!witness || contactsOn(live.quiz, witness).length === 0) continue;
		const scored = scoreSubmission(app, live.quiz, witness);
		if (!scored.ok) continue;
		const { temperature } = scored.value;
		ways.set(temperature, [...(ways.get(temperature) ?? []), witness]);
	}
	return { live, ways };
}

async function answer(app: House, live: LiveQuiz, lead: LeadRow, way: Witness): Promise<void> {
	const clock = { now: () => lead.createdAt };
	const { locales, hidden } = live.quiz;
	const utm = hidden.filter((name) => name === 'utm_source').map((name) => [name, lead.source]);
	const submitted = await completeSubmission(
		{ ...app, clock, ids: timeSortedIds(clock, app.random) },
		live,
		{
			answers: inTheirName(live.quiz, lead, way),
			hidden: Object.fromEntries(utm),
			...{ locale: locales.find((locale) => locale === lead.locale), source: lead.source },
			trusted: true
		}
	);
	if (!submitted.ok) throw new Error(`a sample was refused: ${JSON.stringify(submitted.problem)}`);
}

/** Contact steps hold what is known of the lead, with the consents that this way gives. */
function inTheirName(quiz: Quiz, { name, email, phone, company }: LeadRow, way: Witness): Answers {
	const known = Object.entries({ name, email, phone, company });
	const filled = contactsOn(quiz, way).map((step) => {
		const given = way.answers[step.id];
		const asked = known.filter(([key]) => step.fields.some((field) => field.name === key));
		const consents = typeof given === 'object' && 'consents' in given ? given.consents : undefined;
		return [step.id, { ...Object.fromEntries(asked), ...(consents && { consents }) }];
	});
	return { ...way.answers, ...Object.fromEntries(filled) };
}

function contactsOn({ steps }: Quiz, { path }: Witness) {
	return steps.flatMap((step) => (step.kind === 'contact' && path.includes(step.id) ? [step] : []));
}

/** Without the lost: an answer would bring them back. */
function latestLeads(
	{ store }: House,
	workspace: string,
	quizzes: readonly string[]
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(
			and(
				eq(leads.workspaceId, workspace),
				inArray(leads.shownQuizId, [...quizzes]),
				ne(leads.stage, LOST)
			)
		)
		.orderBy(desc(leads.id))
		.limit(LATEST);
}
