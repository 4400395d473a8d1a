import { insideQuotes } from '../quiz/quoted.ts';

/*
 * The part of ICU's message syntax that the catalogues use: `{name}`, `{count, number}`, `{count, plural, =0 {…} one {…} other
 * {#…}}`, and apostrophes around what is meant as it stands. A full parser weighs nine times as much, and every page would load
 * it; the tests say each sentence of the catalogues with a full one too.
 */

export type Values = Readonly<Record<string, string | number>>;

/** Says one message. @throws Error where a value that it names is not given */
export type Say = (values: Values) => string;

/** Of one language: how numbers are written, and which form a number takes. */
export interface Grammar {
	number: Intl.NumberFormat;
	plural: Intl.PluralRules;
}

export function grammarOf(locale: string): Grammar {
	return { number: new Intl.NumberFormat(locale), plural: new Intl.PluralRules(locale) };
}

/** @throws SyntaxError at what is not of this syntax */
export function compileMessage(message: string, grammar: Grammar): Say {
	const reader = new Reader(message, grammar);
	const say = reader.text(null);
	if (!reader.isDone) reader.refuse();
	return say;
}

class Reader {
	#at = 0;
	readonly #message: string;
	readonly #grammar: Grammar;

	constructor(message: string, grammar: Grammar) {
		this.#message = message;
		this.#grammar = grammar;
	}

	get isDone(): boolean {
		return this.#at >= this.#message.length;
	}

	refuse(): never {
		throw new SyntaxError(`no ICU message at ${this.#at}: ${this.#message}`);
	}

	/** Up to the end or a closing brace. @param counted names the number that `#` stands for */
	text(counted: string | null): Say {
		const parts: (string | Say)[] = [];
		let words = '';
		while (!this.isDone && this.#message[this.#at] !== '}') {
			if (this.#take("'")) words += this.#quoted(counted);
			else if (counted !== null && this.#take('#')) {
				parts.push(words, this.#number(counted));
				words = '';
			} else if (this.#take('{')) {
				parts.push(words, asQuoted(this.#placeholder(), words.at(-1)));
				words = '';
			} else words += this.#message[this.#at++];
		}
		parts.push(words);
		return (values) =>
			parts.map((part) => (typeof part === 'string' ? part : part(values))).join('');
	}

	/** Behind an apostrophe, which quotes only where something follows that has a meaning. */
	#quoted(counted: string | null): string {
		if (this.#take("'")) return "'";
		const next = this.#message[this.#at] ?? ' ';
		if (!'{}'.includes(next) && !(next === '#' && counted !== null)) return "'";
		let words = '';
		while (!this.isDone) {
			if (!this.#take("'")) words += this.#message[this.#at++];
			else if (this.#take("'")) words += "'";
			else break;
		}
		return words;
	}

	#placeholder(): Say {
		const name = this.#match(/\s*(\w+)\s*/y);
		if (this.#take('}')) return (values) => String(given(values, name));
		const type = this.#match(/,\s*(number|plural)\s*/y);
		if (type === 'plural') return this.#plural(name);
		this.#match(/(\})/y);
		return this.#number(name);
	}

	#plural(name: string): Say {
		this.#match(/(,)\s*/y);
		const forms = new Map<string, Say>();
		while (!this.#take('}')) {
			const form = this.#match(/(=\d+|zero|one|two|few|many|other)\s*\{/y);
			forms.set(form, this.text(name));
			this.#match(/(\})\s*/y);
		}
		const other = forms.get('other') ?? this.refuse();
		return (values) => {
			const count = Number(given(values, name));
			const form = forms.get(`=${count}`) ?? forms.get(this.#grammar.plural.select(count)) ?? other;
			return form(values);
		};
	}

	#number(name: string): Say {
		return (values) => this.#grammar.number.format(Number(given(values, name)));
	}

	#take(sign: string): boolean {
		const isHere = this.#message[this.#at] === sign;
		if (isHere) this.#at += 1;
		return isHere;
	}

	/** What the pattern has in brackets. */
	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#message);
		this.#at = match ? pattern.lastIndex : this.#at;
		return match?.[1] ?? this.refuse();
	}
}

/** A name that is put in quotes may have some of its own. @param before what stands before it */
function asQuoted(say: Say, before: string | undefined): Say {
	if (before !== '«' && before !== '“') return say;
	return (values) => insideQuotes(say(values), before);
}

function given(values: Values, name: string): string | number {
	return values[name] ?? missing(name);
}

function missing(name: string): never {
	throw new Error(`nothing is given for {${name}}`);
}
