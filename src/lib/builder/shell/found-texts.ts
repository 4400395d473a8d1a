import type { I18n } from '../../i18n/i18n.ts';
import { withoutMarks } from '../../quiz/markdown.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { readRecalls, readText } from '../../quiz/recall-names.ts';
import { textsOf, wordingsOf, type QuizText } from '../../quiz/verify/texts.ts';
import type { Editor } from '../editor.svelte.ts';
import type { Command } from './commands.ts';
import { goTo } from './go-to.ts';
import { placeToGo } from './place-to-go.ts';

/** Fewer letters are everywhere. */
const LEAST = 2;
/** More than one looks through. */
const MOST = 20;
/** Of a long text, as many letters as fit on a line; and those of them that lead up to what was looked for. */
const LINE = 72;
const LEAD = 20;

/** The texts of the quiz that hold what is typed, in any of its languages; titles that are gone to by name are not among them. */
export function foundTexts(editor: Editor, { t }: I18n, typed: string): Command[] {
	const search = folded(typed.trim());
	if (search.length < LEAST) return [];
	const { quiz, around } = editor;
	const found: Command[] = [];
	for (const text of textsOf(quiz)) {
		if (found.length === MOST) break;
		if (NAMED.test(text.path)) continue;
		const words = wordingsOf(text)
			.map((each) => withoutMarks(readRecalls(each, quiz, around.language)))
			.find((each) => folded(each).includes(search));
		if (words === undefined) continue;
		const { part, at, id } = ownerOf(quiz, text);
		found.push({
			id: `text:${text.path}`,
			group: 'texts',
			label: excerpt(words, folded(words).indexOf(search)),
			where: whereIs(editor, t, part, at),
			run: () => goTo(editor, placeToGo({ part, id, paths: [text.path] }))
		});
	}
	return found;
}

const NAMED = /^(steps|results|segments)\[\d+\]\.title$/;

const folded = (text: string) => text.toLowerCase();

function ownerOf(quiz: Quiz, { path }: QuizText) {
	const [, part = '', place] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
	const at = place === undefined ? null : Number(place);
	const list = part === 'steps' || part === 'results' || part === 'segments' ? quiz[part] : [];
	return { part, at, id: (at === null ? undefined : list[at]?.id) ?? null };
}

function whereIs({ quiz, around }: Editor, t: I18n['t'], part: string, at: number | null): string {
	const untitled = t('builder.untitled');
	if (part === 'steps' && at !== null) {
		return `${at + 1}. ${readText(quiz.steps[at]?.title, quiz, around.language) || untitled}`;
	}
	if (part === 'results' && at !== null) {
		return readText(quiz.results[at]?.title, quiz, around.language) || untitled;
	}
	if (part === 'welcome' || part === 'bonus' || part === 'details') return t(`builder.${part}`);
	return SCORED.has(part) ? t('builder.tab.score') : t('builder.quiz');
}

const SCORED = new Set(['dimensions', 'segments', 'knockouts', 'stages']);

function excerpt(words: string, at: number): string {
	if (words.length <= LINE) return words;
	const from = Math.max(0, Math.min(at - LEAD, words.length - LINE));
	const end = from + LINE;
	const cut = words.slice(from, end).trim();
	return `${from > 0 ? '…' : ''}${cut}${end < words.length ? '…' : ''}`;
}
