import { isOther, type Answer } from '../../src/lib/quiz/answers.ts';
import { dayNumber } from '../../src/lib/quiz/day.ts';
import type { Facts } from '../../src/lib/quiz/evaluate.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { TODAY } from './a-day.ts';

/**
 * Whether an English sentence is true of what somebody answered, by its words alone: labels, never ids. Knows nothing of
 * conditions. "and" and "or" side by side without brackets are a mistake in the sentence.
 * @param quiz its titles and labels are plain, unlike each other, and as long as they are said
 */
export function heard(sentence: string, quiz: Quiz, facts: Facts): boolean {
	const listener = new Listener(sentence, quiz, facts);
	const truth = listener.expression();
	if (listener.rest !== '') throw new Error(`Not understood: ${listener.rest} (in ${sentence})`);
	return truth;
}

/** What a subject is, as labels, texts, a number or nothing. */
interface Told {
	labels: readonly string[];
	texts: readonly string[];
	figure: number | null;
	given: boolean;
	toFigure: (words: string) => number;
}

const VALUE = String.raw`“[^”]*”|[^“”(), ]+(?: [^“”(), ]+)*?`;
const LIST = String.raw`(?:“[^”]*”|an empty value)(?:, (?:“[^”]*”|an empty value))*`;
const END = String.raw`(?=$|\)| and | or )`;

class Listener {
	rest: string;
	private subject: Told | null = null;
	private readonly quiz: Quiz;
	private readonly facts: Facts;

	constructor(sentence: string, quiz: Quiz, facts: Facts) {
		this.rest = sentence;
		this.quiz = quiz;
		this.facts = facts;
	}

	expression(): boolean {
		let truth = this.term();
		const connector = this.rest.startsWith(' and ') ? ' and ' : ' or ';
		while (this.take(connector)) {
			const next = this.term();
			truth = connector === ' and ' ? truth && next : truth || next;
		}
		if (/^ (and|or) /.test(this.rest)) throw new Error(`“and” beside “or”: ${this.rest}`);
		return truth;
	}

	private term(): boolean {
		if (this.take('it is not true that ')) return !this.term();
		if (!this.take('(')) return this.statement();
		const truth = this.expression();
		if (!this.take(')')) throw new Error(`An open bracket: ${this.rest}`);
		return truth;
	}

	private statement(): boolean {
		const subject = this.takeSubject() ?? this.subject;
		if (!subject) throw new Error(`No subject: ${this.rest}`);
		this.subject = subject;
		for (const [pattern, holds] of PREDICATES) {
			const match = new RegExp(`^${pattern}${END}`).exec(this.rest);
			if (!match) continue;
			this.rest = this.rest.slice(match[0].length);
			return holds(subject, match[1] ?? '', Number(match[2] ?? 1));
		}
		throw new Error(`No predicate: ${this.rest}`);
	}

	private takeSubject(): Told | null {
		const match =
			/^(?:“([^”]*)” in “([^”]*)”|“([^”]*)”|the field “([^”]*)”|the (score|amount) (?:in )?“([^”]*)”|the total score|the highest dimension) /.exec(
				this.rest
			);
		if (!match) return null;
		this.rest = this.rest.slice(match[0].length);
		const [whole, row, table, title, field, , dimension] = match;
		if (table !== undefined) return this.answered(table, row);
		if (title !== undefined) return this.answered(title);
		if (field !== undefined) return this.hidden(field);
		if (whole.startsWith('the highest')) return this.highest();
		return this.score(dimension);
	}

	private answered(title: string, rowText?: string): Told {
		const step = this.quiz.steps.find((one) => bare(english(one.title)) === bare(title));
		if (!step) throw new Error(`No step is called ${title}`);
		const answer = this.facts.answers[step.id] ?? null;
		if (rowText === undefined) return toldAnswer(step, answer);
		const row = 'rows' in step ? step.rows.find(({ text }) => english(text) === rowText) : null;
		if (!row) throw new Error(`No row is called ${rowText}`);
		const chosen = Object.entries(answer ?? {}).find(([id]) => id === row.id)?.[1] ?? null;
		return toldAnswer(step, chosen);
	}

	private hidden(name: string): Told {
		const value = this.facts.hidden[name] ?? '';
		return { ...NOTHING, labels: [value], texts: [value], given: value !== '' };
	}

	private highest(): Told {
		const highest = this.quiz.dimensions.find(({ id }) => id === this.facts.score?.highest);
		return { ...NOTHING, labels: highest ? [english(highest.title)] : [] };
	}

	private score(title: string | undefined): Told {
		const dimension = this.quiz.dimensions.find((one) => english(one.title) === title);
		const percent = /^is [a-z ]+[−\d.,]+%/.test(this.rest);
		const { score } = this.facts;
		const of = dimension ? score?.dimensions[dimension.id] : score?.total;
		return { ...NOTHING, figure: of?.[percent ? 'percent' : 'points'] ?? 0, given: true };
	}

	private take(words: string): boolean {
		const taken = this.rest.startsWith(words);
		if (taken) this.rest = this.rest.slice(words.length);
		return taken;
	}
}

const plainFigure = (words: string) =>
	Number(words.replace('−', '-').replace(/[,%€]/g, '').replace(/\s.*$/, ''));

const NOTHING: Told = {
	labels: [],
	texts: [],
	figure: null,
	given: false,
	toFigure: plainFigure
};

const english = (text: string | Readonly<Record<string, string>> | undefined) =>
	typeof text === 'object' ? (text['en'] ?? '') : (text ?? '');

/** Whatever a title recalls. */
const bare = (title: string) => title.replace(/\{\{[^}]*\}\}|‹[^›]*›/g, '[]');

function toldAnswer(step: Step, answer: unknown): Told {
	if (answer === null) return NOTHING;
	const several = Array.isArray(answer) ? answer : [answer];
	const words = several.map((one) => wordsOf(step, one));
	const told = { ...NOTHING, given: true, labels: words, texts: several.flatMap(ownWords) };
	if (step.kind === 'date')
		return { ...told, figure: dayNumber(String(answer)), toFigure: dayMeant };
	return { ...told, figure: typeof answer === 'number' ? answer : null };
}

function wordsOf(step: Step, one: unknown): string {
	if (isOther(one)) return 'Other';
	if (typeof one === 'boolean') return kindOf(step).describe(step, one, 'en');
	const choices = 'options' in step ? step.options : 'columns' in step ? step.columns : [];
	return english(choices.find(({ id }) => id === one)?.text);
}

const ownWords = (one: Answer): string[] =>
	isOther(one) ? [one.other] : typeof one === 'string' ? [one] : [];

/** "12 December 2026", "3 days before answering", "the day of answering" */
function dayMeant(words: string): number {
	const [, count, side] = /^([\d.,]+) days? (after|before) answering$/.exec(words) ?? [];
	if (count !== undefined) {
		return dayNumber(TODAY) + (side === 'after' ? 1 : -1) * plainFigure(count);
	}
	if (words === 'the day of answering') return dayNumber(TODAY);
	const day = Date.parse(`${words} UTC`) / 86_400_000;
	if (Number.isNaN(day)) throw new Error(`No day: ${words}`);
	return day;
}

const listed = (words: string) =>
	words.split(/, (?=“|an empty)/).map((one) => (one.startsWith('“') ? one.slice(1, -1) : ''));

type Holds = (told: Told, words: string, top: number) => boolean;

const has: Holds = ({ labels }, words) => listed(words).some((one) => labels.includes(one));
const hasAll: Holds = ({ labels }, words) => listed(words).every((one) => labels.includes(one));
const not =
	(holds: Holds): Holds =>
	(...told) =>
		!holds(...told);
const first =
	(holds: Holds): Holds =>
	(told, words, top) =>
		holds({ ...told, labels: told.labels.slice(0, top) }, words, top);
const measured =
	(holds: (figure: number, limit: number) => boolean): Holds =>
	({ figure, toFigure }, words) =>
		figure !== null && holds(figure, toFigure(words));
const contains: Holds = ({ texts }, words) =>
	texts.some((text) => text.toLowerCase().includes(words.slice(1, -1).toLowerCase()));

const among = String.raw` (?:in first place|among the first (\d+))`;
const VALUES = `(${VALUE})`;

/** The longer ones first where one begins like another. */
const PREDICATES: readonly (readonly [string, Holds])[] = [
	['is answered', ({ given }) => given],
	['is not answered', ({ given }) => !given],
	['is filled in', ({ given }) => given],
	['is empty', ({ given }) => !given],
	[`is any of (${LIST})`, has],
	[`is all of (${LIST})`, hasAll],
	[`is none of (${LIST})`, not(has)],
	[`is not (${LIST})`, not(has)],
	[`is (${LIST})`, has],
	[`includes any of (${LIST})`, has],
	[`includes all of (${LIST})`, hasAll],
	[`includes none of (${LIST})`, not(has)],
	[`does not include (${LIST})`, not(has)],
	[`includes (${LIST})`, has],
	[`has any of (${LIST})${among}`, first(has)],
	[`has all of (${LIST})${among}`, first(hasAll)],
	[`has none of (${LIST})${among}`, first(not(has))],
	[`does not have (${LIST})${among}`, first(not(has))],
	[`has (${LIST})${among}`, first(has)],
	[`has any of (${LIST})`, has],
	[`has all of (${LIST})`, hasAll],
	[`has none of (${LIST})`, not(has)],
	[`does not have (${LIST})`, not(has)],
	[`has (${LIST})`, has],
	[`(?:in own words )?contains (“[^”]*”)`, contains],
	[`does not contain (“[^”]*”)(?: in own words)?`, not(contains)],
	[`is at least ${VALUES}`, measured((a, b) => a >= b)],
	[`is over ${VALUES}`, measured((a, b) => a > b)],
	[`is at most ${VALUES}`, measured((a, b) => a <= b)],
	[`is less than ${VALUES}`, measured((a, b) => a < b)],
	[`is exactly ${VALUES}`, measured((a, b) => a === b)],
	[`is no earlier than ${VALUES}`, measured((a, b) => a >= b)],
	[`is later than ${VALUES}`, measured((a, b) => a > b)],
	[`is no later than ${VALUES}`, measured((a, b) => a <= b)],
	[`is earlier than ${VALUES}`, measured((a, b) => a < b)],
	[`is ${VALUES}`, measured((a, b) => a === b)]
];
