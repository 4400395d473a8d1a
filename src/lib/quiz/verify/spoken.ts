import { withoutMarks } from '../markdown.ts';
import type { Quiz } from '../normalise.ts';
import { readText, recallName, shortened } from '../recall-names.ts';
import type { Text } from '../text.ts';
import { PLACES, sentenceOf, type QuizProblem } from './problem.ts';
import { SENTENCES, type ProblemCode } from './sentences.ts';
import { INNER, OUTER, SPOKEN, SPOKEN_ALSO } from './sentences/spoken.ts';

type Language = 'en' | 'ru';

/** The problem for those who see the quiz and not its file: things by their own words, and no paths. */
export function spokenProblem(problem: QuizProblem, locale: Language, quiz: Quiz): string {
	const { code, path, paths = [path] } = problem;
	const speaker = new Speaker(quiz, locale);
	const [owner = ''] = OWNER.exec(path) ?? [];
	const inside = paths.filter((at) => at.startsWith(owner));
	const others = new Set(paths.filter((at) => !at.startsWith(owner)).map(speaker.place));
	const parts = new Set(inside.flatMap((at) => speaker.part(at.slice(owner.length)) ?? []));
	const place = [speaker.place(path, problem.params['in']), ...few([...parts])].join(', ');
	const { also, ...params } = problem.params;
	const named = Object.fromEntries(
		Object.entries(params).map(([name, value]) => [
			name,
			name === 'id' && !OF_DIMENSION.has(code) ? value : speaker.param(name, value)
		])
	);
	const more = also !== undefined && others.size > 0 ? { also: few([...others]).join(', ') } : {};
	return sentenceOf(
		{
			place,
			words: SPOKEN[code] ?? SENTENCES[code],
			also: SPOKEN_ALSO,
			params: { ...named, ...more }
		},
		locale
	);
}

/** Those whose `id` is a dimension's, and not a name that is told as it is written. */
const OF_DIMENSION: ReadonlySet<string> = new Set<ProblemCode>([
	'factor_without_amount',
	'percent_of_amount'
]);
const OWNER = /^\w+(\[\d+\])?/;
const LISTS = ['steps', 'dimensions', 'segments', 'stages', 'results', 'consents'] as const;
/** Of a title inside a sentence. */
const LONGEST_TITLE = 48;

interface Titled {
	id: string;
	title?: Text | undefined;
	text?: Text | undefined;
}

/** Calls things of a quiz what their author called them. */
class Speaker {
	readonly #quiz: Quiz;
	readonly #locale: Language;

	constructor(quiz: Quiz, locale: Language) {
		this.#quiz = quiz;
		this.#locale = locale;
	}

	/** `Step 3 “Which size?”`, without what the title lacks. */
	place = (path: string, id?: string | number): string => {
		const [, part = '', at] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
		const words = (OUTER[part] ?? PLACES[part])?.[this.#locale] ?? '';
		if (at === undefined) return words.includes('{in}') ? '' : words;
		const place = Number(at);
		const title = this.#titleAt(part, place, id);
		const kind = words.replace(/ ?[“«]?\{in\}[”»]?/, '');
		const counted = part === 'steps' || part === 'knockouts' || title === '';
		return [kind, counted && place + 1, title !== '' && this.#quoted(title)]
			.filter((word) => word !== false && word !== '')
			.join(' ');
	};

	/** Undefined for what has no name of its own. */
	part(path: string): string | undefined {
		const [, name = '', at] = /^\.(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
		const words = INNER[name]?.[this.#locale];
		if (words === undefined) return undefined;
		if (!words.includes('{at}')) return words;
		return at === undefined ? undefined : words.replace('{at}', String(Number(at) + 1));
	}

	param(name: string, value: string | number): string | number {
		if (typeof value === 'number') return value;
		switch (name) {
			case 'locale':
				return this.#language(value);
			case 'locales':
				return value.split(', ').map(this.#language).join(', ');
			case 'step':
				return this.#title(value) ?? value;
			case 'id':
				return this.#title(value) ?? value;
			case 'by':
			case 'others':
				return value.split(', ').map(this.#called).join(', ');
			case 'steps':
				return value.split(' → ').map(this.#called).join(' → ');
			case 'recall':
				return this.#recalled(value);
			default:
				return this.#measure(value);
		}
	}

	#titleAt(part: string, place: number, id?: string | number): string {
		if (part === 'knockouts') return this.#read(this.#quiz.knockouts[place]?.reason);
		const list = LISTS.find((one) => one === part);
		if (!list) return '';
		// A dimension that the file leaves out shifts its path, but not its id.
		const items: readonly Titled[] = this.#quiz[list];
		const item = items[place]?.id === id ? items[place] : items.find((one) => one.id === id);
		const found = item ?? items[place];
		return this.#read(found?.title ?? found?.text);
	}

	#title(id: string): string | undefined {
		for (const list of LISTS) {
			const at = this.#quiz[list].findIndex((one) => one.id === id);
			if (at < 0) continue;
			const title = this.#titleAt(list, at, id);
			return title === '' ? this.place(`${list}[${at}]`, id) : title;
		}
		return undefined;
	}

	#read(text: Text | undefined): string {
		const words = withoutMarks(readText(text, this.#quiz, this.#locale)).trim();
		return shortened(words, LONGEST_TITLE);
	}

	readonly #called = (id: string): string => {
		if (id.startsWith('#')) return this.#measure(id);
		const title = this.#title(id);
		return title === undefined ? id : this.#quoted(title);
	};

	/** `#fit` and `#fit%`, which the sentence puts in quotes. */
	#measure(value: string): string {
		if (!value.startsWith('#')) return value;
		const percent = value.endsWith('%') ? '%' : '';
		const id = value.slice(1, percent === '' ? undefined : -1);
		return `#${this.#title(id) ?? id}${percent}`;
	}

	#recalled(recall: string): string {
		const name = recall.replace(/^\{\{|\}\}$/g, '');
		return recallName(name, this.#quiz, this.#locale) ?? recall;
	}

	readonly #language = (code: string): string =>
		new Intl.DisplayNames(this.#locale, { type: 'language' }).of(code) ?? code;

	#quoted(words: string): string {
		return this.#locale === 'ru' ? `«${words}»` : `“${words}”`;
	}
}

/** As many as one can take in. */
function few(words: readonly string[]): readonly string[] {
	return words.length > 6 ? [...words.slice(0, 5), '…'] : words;
}
