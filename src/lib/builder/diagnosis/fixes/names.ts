import { produce } from 'immer';
import { STAGE_OF } from '../../../quiz/normalise.ts';
import type { QuizFile } from '../../../quiz/quiz.ts';
import { blank } from '../../edits/texts.ts';
import { dropPart, leafAt } from './conditions.ts';
import { dropDimension, pointsAt } from './dimensions.ts';
import { named, type Fix, type Fixer } from './fix.ts';
import { indexIn, outside, valueAt, without, withValue } from './places.ts';
import { answerFits, meantItem } from './meant-step.ts';
import { titleOf, worded } from './titles.ts';

/** What is named and is not there, or not to be had. */
export const NAMES = {
	duplicate_id: ({ draft, problem: { path }, newId }) => {
		if (!path.endsWith('.id')) return removal(path, 'repeat');
		const list = valueAt(draft, outside(outside(path)));
		const id = newId(
			Array.isArray(list) ? list.flatMap((one: { id?: string }) => one.id ?? []) : []
		);
		return { say: ({ t }) => t('fix.id'), apply: (given) => withValue(given, path, id) };
	},
	reserved_id: ({ draft, problem: { path, params }, newId }) => {
		const list = valueAt(draft, outside(outside(path)));
		const id = newId(
			Array.isArray(list) ? list.flatMap((one: { id?: string }) => one.id ?? []) : []
		);
		const isStep = /^steps\[\d+\]\.id$/.test(path);
		const renamed = (given: QuizFile) => withValue(given, path, id);
		return {
			say: ({ t }) => t('fix.id'),
			apply: (given) => (isStep ? asked(renamed(given), String(params['id']), id) : renamed(given))
		};
	},
	unknown_target: ({ draft, problem }) => {
		const { path } = problem;
		const near = named(problem, 'near');
		if (near) {
			return {
				say: ({ t, locale }) => t('fix.target', { step: titleOf(draft, 'steps', near, locale) }),
				apply: (given) => withValue(given, path, near)
			};
		}
		if (path.endsWith('.next')) {
			return { say: ({ t }) => t('fix.onward'), apply: (given) => without(given, path) };
		}
		return removal(outside(path), 'jump');
	},
	unknown_step: ({ draft, problem }) => {
		const { path } = problem;
		const near = named(problem, 'near');
		const leaf = leafAt(draft, path)?.leaf;
		const step = draft.steps.find(({ id }) => id === near);
		if (step && leaf && 'answer' in leaf && answerFits(step, leaf)) {
			return {
				say: ({ t, locale }) => t('fix.ask', { step: titleOf(draft, 'steps', near, locale) }),
				apply: (given) => withValue(given, path, near)
			};
		}
		return dropPart(draft, path);
	},
	unknown_option: (trouble) => askedAbout(trouble, 'options'),
	unknown_column: (trouble) => askedAbout(trouble, 'columns'),
	unknown_row: (trouble) => askedAbout(trouble, 'rows'),
	row_not_named: ({ draft, problem }) => {
		const step = draft.steps.find(({ id }) => id === named(problem, 'step'));
		const [row, ...others] = step && 'rows' in step ? step.rows : [];
		if (!row || others.length > 0) return null;
		return {
			say: ({ t, locale }) => t('fix.ask', { step: worded(draft, row.text, row.id, locale) }),
			apply: (given) => withValue(given, `${problem.path}.row`, row.id)
		};
	},
	place_beyond: ({ problem: { path, params } }) => {
		const places = Number(params['places']);
		return {
			say: ({ t }) => t('fix.range', { to: places }),
			apply: (given) => withValue(given, path, places)
		};
	},
	unknown_dimension: ({ draft, problem }) => {
		const { path } = problem;
		const near = named(problem, 'near');
		const points = pointsAt(draft, path, near);
		if (points) return points;
		const isFit = near !== '' && !(isPercent(draft, path) && isAmount(draft, near));
		if (isFit) {
			return {
				say: ({ t, locale }) => t('fix.use', { name: titleOf(draft, 'dimensions', near, locale) }),
				apply: (given) => withValue(given, path, near)
			};
		}
		if (/\.rows\[\d+\]\.dimension$/.test(path)) return removal(path, 'row');
		return path.includes('.when') ? dropPart(draft, path) : null;
	},
	unknown_hidden: ({ problem }) => {
		const { path, params } = problem;
		const near = named(problem, 'near');
		const name = String(params['id']);
		if (near) {
			return {
				say: ({ t }) => t('fix.use', { name: near }),
				apply: (given) => withValue(given, path, near)
			};
		}
		if (!HIDDEN.test(name)) return null;
		return {
			say: ({ t }) => t('fix.hidden', { name }),
			apply: (given) => ({ ...given, hidden: [...(given.hidden ?? []), name] })
		};
	},
	unknown_segment: ({ draft, problem }) => {
		const coldest = draft.segments?.findLast(({ temperature }) => temperature === 'cold');
		const id = named(problem, 'near') || (coldest?.id ?? draft.segments?.at(-1)?.id);
		if (!id) return null;
		return {
			say: ({ t, locale }) => t('fix.use', { name: titleOf(draft, 'segments', id, locale) }),
			apply: (given) => withValue(given, problem.path, id)
		};
	},
	unknown_stage: ({ draft, problem }) => {
		const stages = draft.stages ?? [];
		const segment = draft.segments?.[indexIn(problem.path)];
		if (!segment) return null;
		const usual = STAGE_OF[segment.temperature];
		const place = { cold: 0, warm: Math.floor(stages.length / 2), hot: stages.length - 1 };
		const own = stages.length === 0 ? usual : stages[place[segment.temperature]]?.id;
		const id = named(problem, 'near') || own;
		if (!id) return null;
		return {
			say: ({ t, locale }) => t('fix.use', { name: titleOf(draft, 'stages', id, locale) }),
			apply: (given) => withValue(given, problem.path, id)
		};
	},
	unknown_result: ({ draft, problem }) => {
		const near = named(problem, 'near');
		if (near) {
			return {
				say: ({ t, locale }) => t('fix.use', { name: titleOf(draft, 'results', near, locale) }),
				apply: (given) => withValue(given, problem.path, near)
			};
		}
		const title = draft.segments?.[indexIn(problem.path)]?.title ?? blank(draft.locales ?? ['en']);
		const screen = { id: String(problem.params['id']), title };
		return {
			say: ({ t }) => t('fix.screen'),
			apply: (given) => ({ ...given, results: [...(given.results ?? []), screen] })
		};
	},
	unknown_consent: ({ draft, problem }) => {
		const { path } = problem;
		const near = named(problem, 'near');
		const id = near || (path.endsWith('.consent') ? draft.consents?.[0]?.id : undefined);
		if (id) {
			const text = draft.consents?.find((one) => one.id === id)?.text;
			return {
				say: ({ t, locale }) => t('fix.use', { name: worded(draft, text, id, locale) }),
				apply: (given) => withValue(given, path, id)
			};
		}
		return removal(path, 'consent');
	},
	unused_result: ({ problem }) => removal(problem.path, 'result'),
	unused_dimension: ({ draft, problem }) => dropDimension(draft, problem.path),
	unused_consent: ({ problem }) => removal(problem.path, 'consent'),
	duplicate_field: ({ problem }) => removal(outside(problem.path), 'repeat')
} satisfies Record<string, Fixer>;

const HIDDEN = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

type Removed = 'repeat' | 'jump' | 'row' | 'result' | 'consent';

function removal(path: string, what: Removed): Fix {
	return { say: ({ t }) => t(`fix.remove.${what}`), apply: (given) => without(given, path) };
}

/** An option, column or row that a condition names: the one that was meant, else without it. */
function askedAbout(
	{ draft, problem }: Parameters<Fixer>[0],
	list: 'options' | 'columns' | 'rows'
): Fix | null {
	const { path } = problem;
	const meant = meantItem(draft, list, named(problem, 'step'), named(problem, 'near'));
	if (meant) {
		return {
			say: ({ t, locale }) => t('fix.use', { name: worded(draft, meant.text, meant.id, locale) }),
			apply: (given) => withValue(given, path, meant.id)
		};
	}
	const among = valueAt(draft, outside(path));
	if (Array.isArray(among) && among.length > 1) {
		return { say: ({ t }) => t('fix.among'), apply: (given) => without(given, path) };
	}
	return dropPart(draft, path);
}

/** Conditions that ask about the step are to go on asking about it. */
function asked(draft: QuizFile, old: string, id: string): QuizFile {
	return produce(draft, (whole: unknown) => walk(whole));
	function walk(value: unknown): void {
		if (typeof value !== 'object' || value === null) return;
		if (Reflect.get(value, 'answer') === old) Reflect.set(value, 'answer', id);
		for (const inner of Object.values(value)) walk(inner);
	}
}

const isPercent = (draft: QuizFile, path: string) =>
	valueAt(draft, `${outside(path)}.unit`) === 'percent';

const isAmount = (draft: QuizFile, id: string) =>
	draft.dimensions?.some((one) => one.id === id && one.amount) ?? false;
