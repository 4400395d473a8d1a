import { allowedRedirect } from '../../../quiz/form/allowed-redirect.ts';
import { foreignMarks } from '../../../quiz/form/foreign-fields.ts';
import type { FormField } from '../../../quiz/form/form-field.ts';
import { readPlainForm, type ReadForm } from '../../../quiz/form/read-plain-form.ts';
import type { Answer } from '../../../quiz/answers.ts';
import type { Day } from '../../../quiz/day.ts';
import { keepHidden } from '../../../quiz/hidden.ts';
import { onDay } from '../../../quiz/on-day.ts';
import type { Words } from '../../../quiz/text.ts';
import type { Place } from '../../../runner/runner-data.ts';
import { TRAP } from '../../../runner/trap.ts';
import type { House } from '../../house.ts';
import { invalid, problemTitle, type FieldError, type Problem } from '../../problems.ts';
import { judge } from '../../services/judge.ts';
import type { FormSettings } from '../../services/forms/form-settings.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { completeSubmission, type Submitted } from '../../services/submissions.ts';
import { recordStart, recordView } from '../../services/visits.ts';
import { openState, sealState, STATE, type FormState } from '../pages/form-state.ts';
import type { PostedForm } from '../pages/read-form.ts';
import { LEAST_TIME } from '../pages/send-posted.ts';
import { pageWith, takeAnswer } from '../pages/way.ts';
import { KEY, NEXT, OURS } from './form-names.ts';

/** A plain form as it was sent, and to which quiz. */
export interface SentForm extends PostedForm {
	live: LiveQuiz;
	settings: FormSettings;
	locale: string;
	/** What the form's address brings along. */
	brought: Readonly<Record<string, string>>;
	days: [Day, ...Day[]];
	/** More has come from the same address than one household sends. */
	crowded(): boolean;
}

/** What became of it. */
export type Taken = { place: Place; token: string } & (
	| { submitted: Submitted; redirect: string | null }
	/** Nothing was stored. */
	| { problem: Problem; read: ReadForm }
);

/** Takes a form as the page without scripts takes its own: by the same checks, scores and ways of telling robots apart. */
export async function takePlainForm(house: House, sent: SentForm): Promise<Taken> {
	const { live, settings, fields, locale, days } = sent;
	const read = readPlainForm(live.quiz, settings.names, fields, OURS);
	const state = openState(house, live.quizId, fields.get(STATE));
	const hidden = keepHidden(live.quiz, {
		...sent.brought,
		...state?.place.hidden,
		...read.hidden
	});
	const attempt = state?.attempt ?? (fields.get(KEY) || house.random.token(16));
	const { place, fitting } = placeOf(sent, read, hidden);
	const source = hidden['utm_source'] ?? '';
	const begun: FormState = {
		...{ quiz: live.quizId, version: live.version, attempt, source },
		startedAt: state?.startedAt ?? house.clock.now(),
		place: { path: [], step: null, answers: {}, hidden }
	};
	const shown = { ...place, attempt };
	const refuse = (problem: Problem): Taken => ({
		...{ problem, read, place: shown },
		token: sealState(house, begun)
	});
	if (!/^[\x21-\x7e]{1,255}$/.test(attempt)) return refuse(BAD_KEY);
	const isNew = await recordStart(house, live, attempt, source);
	// Whoever sends a form has seen it, on a page that tells nobody: without it more would have begun than were there.
	if (isNew) recordView(house, live, source);
	const given = givenOf(read.raw, place.path, fitting);
	const said = { answers: given.answers, hidden, locale, day: days[0], atOnce: true };
	const own = ownFaults(sent, read, place.path);
	if (own.length > 0) {
		const judged = judge(live.quiz, said, house.clock.now());
		return refuse(together(own, judged.ok ? undefined : judged.problem));
	}
	const next = redirectOf(settings, fields.get(NEXT));
	const strays = [...read.strays, ...(next.refused ? [NEXT] : [])];
	const submitted = await completeSubmission(house, live, {
		...said,
		...{ idempotencyKey: attempt, attempt, version: live.version, source },
		foreign: [...given.ignored, ...foreignMarks(strays)],
		// Where its start was told before, the time that it took says something.
		timed: !isNew,
		held: suspicion(house, sent, state)
	});
	if (!submitted.ok) return refuse(submitted.problem);
	const done = { ...place, path: [...submitted.value.response.path], answers: fitting };
	return {
		submitted: submitted.value,
		redirect: next.address,
		place: { ...done, attempt },
		token: sealState(house, { ...begun, place: done })
	};
}

/** How far the answers lead, those that fit; a question that needs another one is on the way, and open. */
function placeOf({ live, days }: SentForm, { raw }: ReadForm, hidden: Place['hidden']) {
	const quiz = onDay(live.quiz, days[0]);
	const fitting: Record<string, Answer | null> = {};
	for (const { id } of quiz.steps) {
		const taken = takeAnswer(quiz, id, Object.hasOwn(raw, id) ? raw[id] : undefined, days);
		if (taken.ok) fitting[id] = taken.value;
	}
	return { place: pageWith(quiz, { answers: fitting, hidden }).place, fitting };
}

/** What is judged: off the way, only answers that fit; others are listed as ignored. */
function givenOf(
	raw: Readonly<Record<string, unknown>>,
	path: readonly string[],
	fitting: Readonly<Record<string, Answer | null>>
) {
	const isJudged = (id: string) => path.includes(id) || Object.hasOwn(fitting, id);
	const entries = Object.entries(raw);
	return {
		answers: Object.fromEntries(entries.filter(([id]) => isJudged(id))),
		ignored: entries.map(([id]) => id).filter((id) => !isJudged(id))
	};
}

/** What no question can see by itself, of the questions on the way. */
function ownFaults(
	{ refused }: SentForm,
	{ twice, values, fields }: ReadForm,
	path: readonly string[]
): FieldError[] {
	const files = [...refused].map(([step, problem]) => ({
		step,
		name: step,
		message: told(problem)
	}));
	const named = fields
		.filter(({ control, name }) => control === 'file' && values.get(name)?.some(isFileName))
		.map(({ step, name }) => ({ step, name, message: NO_BYTES }));
	const double = twice.map(({ step, name }) => ({ step, name, message: TWICE }));
	return [...files, ...named, ...double]
		.filter(({ step }) => path.includes(step))
		.map(({ name, message }) => ({ path: `answers.${name}`, message }));
}

const isFileName = (value: string) => !value.startsWith('upl_');

function told(problem: Problem): Words {
	return { en: problemTitle(problem, 'en'), ru: problemTitle(problem, 'ru') };
}

function together(own: readonly FieldError[], judged: Problem | undefined): Problem {
	const known = new Set(own.map(({ path }) => path));
	const others = (judged?.errors ?? []).filter(({ path }) => !known.has(path));
	return { code: 'invalid', errors: [...own, ...others] };
}

/** Where people are sent; an address that is not allowed is as if it had not been named. */
function redirectOf({ redirects, redirecting }: FormSettings, asked: string | null) {
	const named = asked ? allowedRedirect(asked, redirects) : null;
	const usual = redirecting ? (redirects[0] ?? null) : null;
	return { address: named ?? usual, refused: Boolean(asked) && named === null };
}

/** Why it looks as if no person had sent it. */
function suspicion(house: House, { fields, crowded }: SentForm, state: FormState | null) {
	if (fields.get(TRAP)) return 'trap';
	const taken = state ? house.clock.now() - state.startedAt : LEAST_TIME;
	// Less than nothing: the clock was set back meanwhile.
	if (taken >= 0 && taken < LEAST_TIME) return 'hurried';
	return crowded() ? 'too_many' : undefined;
}

/** Values of questions that the page does not show, so that nothing typed is lost. */
export function unseenValues({ fields, values }: ReadForm, { path }: Place): [string, string][] {
	const isUnseen = ({ step, control }: FormField) => control !== 'aside' && !path.includes(step);
	return fields
		.filter(isUnseen)
		.flatMap(({ name }) =>
			(values.get(name) ?? []).map((value): [string, string] => [name, value])
		);
}

const BAD_KEY = invalid(KEY, {
	en: 'The key of a form is 1 to 255 visible ASCII characters.',
	ru: 'Ключ формы — от 1 до 255 видимых символов ASCII.'
});
const TWICE: Words = {
	en: 'This was sent twice, with different answers. Give one.',
	ru: 'Ответ пришёл дважды, и ответы разные. Оставьте один.'
};
const NO_BYTES: Words = {
	en: 'Only the name of the file came. Choose the file again here.',
	ru: 'Пришло только имя файла. Выберите файл здесь ещё раз.'
};
