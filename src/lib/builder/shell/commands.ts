import { DETAILS_SCREEN } from '../results/details-screen.ts';
import { computeCommandScore } from 'bits-ui';
import { MAX_STEPS, type StepKind } from '../../quiz/quiz.ts';
import { readText } from '../../quiz/recall-names.ts';
import type { Text } from '../../quiz/text.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { LANGUAGES, LOCALES, type UiLocale } from '../../i18n/locale.ts';
import { KIND_GROUPS } from '../build/kind-icons.ts';
import type { Editor } from '../editor.svelte.ts';
import { freshStep } from '../edits/fresh-step.ts';
import { KNOWN_LANGUAGES, withLanguage } from '../edits/languages.ts';
import { withStep } from '../edits/steps.ts';
import { goTo } from './go-to.ts';
import type { ShortcutId } from './shortcuts.ts';

export const COMMAND_GROUPS = [
	'do',
	'tabs',
	'steps',
	'results',
	'segments',
	'add',
	'languages',
	'workspace',
	'texts'
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Command {
	id: string;
	group: CommandGroup;
	label: string;
	/** Looked through as well. */
	also?: string;
	/** What it belongs to. */
	where?: string;
	shortcut?: ShortcutId;
	run(): unknown;
}

/** What the palette asks of what is around the editor. */
export interface Acts {
	preview(): void;
	exportFile(): void;
	showProblems(): void;
	showShortcuts(): void;
	/** Of the workspace, not of the quiz. */
	setTheme(theme: Theme): void;
	setLanguage(language: UiLocale): void;
}

type Theme = (typeof THEMES)[number];

/** All that can be done or gone to, by its name. */
export function commandsOf(editor: Editor, { t, languageTitle }: I18n, acts: Acts): Command[] {
	const { quiz, locales, around } = editor;
	const say = (text: Text) => readText(text, quiz, around.language) || t('builder.untitled');
	return [
		...doing(editor, t, acts),
		...TABS.map(({ id, tab }): Command => ({
			id: `tab:${id}`,
			group: 'tabs',
			label: t(`builder.tab.${id}`),
			run: () => goTo(editor, { tab })
		})),
		...(['quiz', 'welcome', 'bonus'] as const).map((part): Command => ({
			id: part,
			group: 'tabs',
			label: t(`builder.${part}`),
			run: () => goTo(editor, { tab: '', selected: part })
		})),
		...quiz.steps.map((step, at): Command => ({
			id: `step:${step.id}`,
			group: 'steps',
			label: `${at + 1}. ${say(step.title)}`,
			also: t(`kind.${step.kind}`),
			run: () =>
				goTo(editor, { tab: '', selected: { step: step.id }, field: `steps.${step.id}.title` })
		})),
		{
			id: 'details',
			group: 'results',
			label: t('builder.details'),
			run: () => goTo(editor, { tab: '/results', result: DETAILS_SCREEN })
		},
		...(editor.draft.results ?? []).map((result): Command => ({
			id: `result:${result.id}`,
			group: 'results',
			label: say(result.title),
			run: () =>
				goTo(editor, {
					...{ tab: '/results', result: result.id },
					field: `results.${result.id}.title`
				})
		})),
		...(editor.draft.segments ?? []).map((segment): Command => ({
			id: `segment:${segment.id}`,
			group: 'segments',
			label: say(segment.title),
			run: () => goTo(editor, { tab: '/score', field: `segments.${segment.id}` })
		})),
		...(quiz.steps.length < MAX_STEPS ? KINDS : []).map((kind): Command => ({
			id: `add:${kind}`,
			group: 'add',
			label: t('palette.add', { kind: t(`kind.${kind}`) }),
			run: () => addStep(editor, kind)
		})),
		...KNOWN_LANGUAGES.filter((code) => !locales.includes(code)).map((code): Command => ({
			id: `language:${code}`,
			group: 'languages',
			label: t('palette.language', { language: languageTitle(code) }),
			run: () => editor.replace(withLanguage(editor.draft, code))
		})),
		...(locales.length > 1 ? locales : []).map((code): Command => ({
			id: `preview:${code}`,
			group: 'languages',
			label: t('palette.speak', { language: languageTitle(code) }),
			run: () => (editor.locale = code)
		})),
		...THEMES.map((theme): Command => ({
			id: `theme:${theme}`,
			group: 'workspace',
			label: t('palette.theme', { theme: t(`settings.theme.${theme}`) }),
			run: () => acts.setTheme(theme)
		})),
		...LOCALES.filter((code) => code !== around.language).map((code): Command => ({
			id: `workspace:${code}`,
			group: 'workspace',
			label: t('palette.workspace', { language: LANGUAGES[code] }),
			also: languageTitle(code),
			run: () => acts.setLanguage(code)
		}))
	];
}

function doing(editor: Editor, t: I18n['t'], acts: Acts): Command[] {
	const all: (Command & { can?: boolean })[] = [
		{
			...{ id: 'undo', group: 'do', label: t('builder.undo'), shortcut: 'undo' },
			...{ can: editor.canUndo, run: () => editor.undo() }
		},
		{
			...{ id: 'redo', group: 'do', label: t('builder.redo'), shortcut: 'redo' },
			...{ can: editor.canRedo, run: () => editor.redo() }
		},
		{ id: 'problems', group: 'do', label: t('problems'), run: () => acts.showProblems() },
		{ id: 'preview', group: 'do', label: t('quiz.preview'), run: () => acts.preview() },
		{
			...{ id: 'publish', group: 'do', label: t('builder.publish') },
			run: () => goTo(editor, { tab: '/share' })
		},
		{ id: 'export', group: 'do', label: t('palette.export'), run: () => acts.exportFile() },
		{
			...{ id: 'shortcuts', group: 'do', label: t('shortcuts'), shortcut: 'help' },
			run: () => acts.showShortcuts()
		}
	];
	return all.filter(({ can = true }) => can);
}

const TABS = [
	{ id: 'build', tab: '' },
	{ id: 'flow', tab: '/flow' },
	{ id: 'score', tab: '/score' },
	{ id: 'results', tab: '/results' },
	{ id: 'design', tab: '/design' },
	{ id: 'share', tab: '/share' }
] as const;

const THEMES = ['light', 'dark', 'system'] as const;

const KINDS: readonly StepKind[] = KIND_GROUPS.flatMap(({ kinds }) => [...kinds]);

/** Behind the step that is open, else at the end. */
function addStep(editor: Editor, kind: StepKind): Promise<void> {
	const step = freshStep(kind, editor.draft, editor.around.newId);
	const last = editor.draft.steps.at(-1)?.id ?? null;
	editor.replace(withStep(editor.draft, step, editor.step?.id ?? last));
	const field = `steps.${step.id}.title`;
	return goTo(editor, { tab: '', selected: { step: step.id }, field });
}

/** Those that fit what is typed, the best first; all of them where nothing is. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
	const search = typed.trim();
	if (search === '') return commands;
	return commands
		.map((command) => ({ command, score: scoreOf(command, search) }))
		.filter(({ score }) => score > LEAST)
		.toSorted((a, b) => b.score - a.score)
		.slice(0, MOST)
		.map(({ command }) => command);
}

/** What is named by just what is typed, the texts that hold it, and then what is only like it. */
export function ranked(
	found: readonly Command[],
	texts: readonly Command[],
	typed: string
): readonly Command[] {
	const search = typed.trim().toLowerCase();
	const isNamed = ({ label, also = '' }: Command) =>
		`${label}\n${also}`.toLowerCase().includes(search);
	return [...found.filter(isNamed), ...texts, ...found.filter((one) => !isNamed(one))];
}

const scoreOf = ({ label, also = '' }: Command, search: string) =>
	Math.max(
		computeCommandScore(label, search),
		also === '' ? 0 : computeCommandScore(also, search) * 0.5
	);

/** Letters that only happen to stand somewhere in the name are no match. */
const LEAST = 0.01;
/** More than one looks through. */
const MOST = 50;
