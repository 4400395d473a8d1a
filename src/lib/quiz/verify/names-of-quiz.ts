import { withoutMarks } from '../markdown.ts';
import type { Quiz } from '../normalise.ts';
import { quoted } from '../quoted.ts';
import { readText, recallName, shortened } from '../recall-names.ts';
import type { Text } from '../text.ts';
import type { Namer } from './namer.ts';
import type { QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';
import { INNER, LISTS, OUTER } from './sentences/places.ts';

const OWNER = /^\w+(\[\d+\])?/;
const TITLED = ['steps', 'dimensions', 'segments', 'stages', 'results', 'consents'] as const;
/** Of a title inside a sentence. */
const LONGEST_TITLE = 48;

/** Those whose `id` is a dimension's, and not a name that is told as it is written. */
const OF_DIMENSION: ReadonlySet<string> = new Set<ProblemCode>([
	'factor_without_amount',
	'percent_of_amount'
]);

interface Titled {
	id: string;
	title?: Text | undefined;
	text?: Text | undefined;
}

/** What things of a quiz are called by their author, for those who see the quiz and not its file. */
export class NamesOfQuiz implements Namer {
	readonly locale: 'en' | 'ru';
	readonly seesFile = false;
	readonly #quiz: Quiz;

	constructor(quiz: Quiz, locale: 'en' | 'ru') {
		this.#quiz = quiz;
		this.locale = locale;
	}

	place({ path, paths = [path], params }: Pick<QuizProblem, 'path' | 'paths' | 'params'>) {
		const owner = ownerOf(path);
		const inside = paths.filter((at) => at.startsWith(owner));
		const parts = new Set(inside.flatMap((at) => this.#part(at.slice(owner.length)) ?? []));
		return { place: this.#place(path, params['in']), inside: few([...parts]) };
	}

	also({ path, paths = [] }: QuizProblem): string | undefined {
		const owner = ownerOf(path);
		const others = paths.filter((at) => !at.startsWith(owner)).map((at) => this.#place(at));
		return others.length === 0 ? undefined : few([...new Set(others)]);
	}

	param({ code }: QuizProblem, name: string, value: string): string {
		switch (name) {
			case 'locale':
			case 'from':
				return this.#language(value);
			case 'locales':
				return value.split(', ').map(this.#language).join(', ');
			case 'step':
				return this.#title(value) ?? value;
			case 'id':
				return (OF_DIMENSION.has(code) && this.#title(value)) || value;
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

	/** `Step 3 “Which size?”`, without what the title lacks. */
	#place(path: string, id?: string | number): string {
		const [, part = '', at] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
		const words = OUTER[part]?.[this.locale] ?? '';
		if (at === undefined) return LISTS[part]?.[this.locale] ?? words;
		const place = Number(at);
		const title = this.#titleAt(part, place, id);
		const kind = words.replace(/ ?[“«]?\{in\}[”»]?/, '');
		const counted = part === 'steps' || part === 'knockouts' || title === '';
		return [kind, counted && place + 1, title !== '' && quoted(title, this.locale)]
			.filter((word) => word !== false && word !== '')
			.join(' ');
	}

	/** Undefined for what has no name of its own. */
	#part(path: string): string | undefined {
		const [, name = '', at] = /^\.(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
		const words = INNER[name]?.[this.locale];
		if (at !== undefined) return words?.replace('{at}', String(Number(at) + 1));
		return words?.includes('{at}') ? LISTS[name]?.[this.locale] : words;
	}

	#titleAt(part: string, place: number, id?: string | number): string {
		if (part === 'knockouts') return this.#read(this.#quiz.knockouts[place]?.reason);
		const list = TITLED.find((one) => one === part);
		if (!list) return '';
		// A dimension that the file leaves out shifts its path, but not its id.
		const items: readonly Titled[] = this.#quiz[list];
		const item = items[place]?.id === id ? items[place] : items.find((one) => one.id === id);
		const found = item ?? items[place];
		return this.#read(found?.title ?? found?.text);
	}

	#title(id: string): string | undefined {
		for (const list of TITLED) {
			const at = this.#quiz[list].findIndex((one) => one.id === id);
			if (at < 0) continue;
			const title = this.#titleAt(list, at, id);
			return title === '' ? this.#place(`${list}[${at}]`, id) : title;
		}
		return undefined;
	}

	#read(text: Text | undefined): string {
		const words = withoutMarks(readText(text, this.#quiz, this.locale)).trim();
		return shortened(words, LONGEST_TITLE);
	}

	readonly #called = (id: string): string => {
		if (id.startsWith('#')) return this.#measure(id);
		const title = this.#title(id);
		return title === undefined ? id : quoted(title, this.locale);
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
		return recallName(name, this.#quiz, this.locale) ?? recall;
	}

	readonly #language = (code: string): string =>
		new Intl.DisplayNames(this.locale, { type: 'language' }).of(code) ?? code;
}

const ownerOf = (path: string) => OWNER.exec(path)?.[0] ?? '';

/** As many as one can take in. */
function few(words: readonly string[]): string {
	return (words.length > 6 ? [...words.slice(0, 5), '…'] : words).join(', ');
}
