import type { Text } from '../../text.ts';
import { composed } from '../../text.ts';
import { shortened, type LossList } from '../losses.ts';
import { asText } from '../part.ts';
import { isRecord } from '../../same.ts';
import { cutText, withoutRecalls } from '../wording.ts';
import { htmlText, withoutTags } from './html.ts';

/** Texts of a survey, in each language that they are written in. */
export interface Wording {
	/** On one line. */
	line(value: unknown, place: string): Text | undefined;
	text(value: unknown, place: string): Text | undefined;
	html(value: unknown, place: string): Text | undefined;
	/** An address: the same in every language. */
	address(value: unknown, place: string): string | undefined;
	/** Texts below each other, in each language that any of them is written in. */
	below(place: string, ...texts: readonly (Text | undefined)[]): Text | undefined;
	/** Languages that were come upon. */
	languages(): string[];
}

/** What a name in braces recalls: ours, nothing any more, or just words in braces. */
export type Recall = (name: string) => { ours: string } | 'lost' | 'words';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** As many languages as a quiz may have. */
const MOST_LANGUAGES = 20;
/** What SurveyJS calls `default` is English. */
const DEFAULT = 'en';

export function surveyWording(recall: Recall, losses: LossList): Wording {
	const languages = new Set<string>();
	const known = (language: string, place: string) => {
		const ours = language === 'default' ? DEFAULT : language;
		if (LANGUAGE.test(ours) && (languages.has(ours) || languages.size < MOST_LANGUAGES)) {
			languages.add(ours);
			return ours;
		}
		losses.add(place, 'translation', { language });
		return undefined;
	};
	const read = (value: unknown, place: string, write: (text: string) => string) => {
		const written = (text: unknown) => {
			const given = asText(text);
			const words = given === undefined ? '' : write(cutText(given, place, losses)).trim();
			return words === '' ? undefined : cutText(words, place, losses);
		};
		return isRecord(value)
			? inLanguages(value, written, (one) => known(one, place))
			: written(value);
	};
	const recalled = (text: string, place: string) => withRecalls(text, place, recall, losses);
	const plain = (text: string, place: string) => {
		if (/<a\s/i.test(text)) losses.add(place, 'markup', { tag: 'a' });
		return withoutTags(recalled(text, place));
	};
	return {
		line: (value, place) => read(value, place, (text) => plain(text, place).replace(/\s+/g, ' ')),
		text: (value, place) => read(value, place, (text) => plain(text, place)),
		html: (value, place) =>
			read(value, place, (text) =>
				recalled(
					htmlText(text, {
						address: (address) => losses.add(place, 'unsafe_address', { address }),
						tag: (tag) => losses.add(place, 'markup', { tag })
					}),
					place
				)
			),
		address(value, place) {
			const text = isRecord(value) ? (value['default'] ?? Object.values(value)[0]) : value;
			const given = asText(text);
			return given === undefined ? undefined : recalled(given, place);
		},
		below(place, ...texts) {
			const written = texts.filter((text) => text !== undefined);
			if (written.length === 0) return undefined;
			return composed(written, (...words) =>
				cutText(words.filter(Boolean).join('\n\n'), place, losses)
			);
		},
		languages: () => [...languages]
	};
}

function inLanguages(
	value: Record<string, unknown>,
	written: (text: unknown) => string | undefined,
	known: (language: string) => string | undefined
): Text | undefined {
	const names = Object.keys(value).filter((name) => asText(value[name]) !== undefined);
	if (names.length === 1 && names[0] === 'default') return written(value['default']);
	const texts = names.flatMap((name): [string, string][] => {
		const language = known(name);
		const text = written(value[name]);
		return language === undefined || text === undefined ? [] : [[language, text]];
	});
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

const BRACES = /\{([^{}\n]{1,300})\}/g;

function withRecalls(text: string, place: string, recall: Recall, losses: LossList): string {
	return withoutRecalls(text).replace(BRACES, (whole, name: string) => {
		const found = recall(name.trim());
		if (found === 'words') return whole;
		if (found !== 'lost') return `{{${found.ours}}}`;
		losses.add(place, 'recall', { name: shortened(whole) });
		return '';
	});
}

export function bold(text: Text | undefined): Text | undefined {
	return text && composed([text], (words) => `**${words.replaceAll('*', '')}**`);
}
