import type { Band, Points } from '../../quiz/schema-parts.ts';
import type { QuizFile, Step } from '../../quiz/quiz.ts';
import type { Text } from '../../quiz/text.ts';
import { withPoint } from '../edits/points.ts';

/** One answer that points can be given for. */
export interface AnswerRow {
	/** Where its points stand in the step: `['options', 1]`, `['yes']`, `[]` for the step itself. */
	place: readonly (string | number)[];
	label:
		{ text: Text } | { fixed: 'yes' | 'no' | 'other' | 'answered' | 'perUnit' } | { from: number };
	/** What its points are called there; `points` unless told. */
	name?: 'perUnit';
	points: Points | undefined;
}

/** All answers of a step that points can be given for, in the order of its form. */
export function answerRows(step: Step): AnswerRow[] {
	switch (step.kind) {
		case 'single_choice':
		case 'multiple_choice':
		case 'picture_choice':
		case 'dropdown':
			return [
				...optionRows(step.options),
				...(step.other
					? [
							{
								place: ['other'],
								label: worded(step.other.text, 'other'),
								points: step.other.points
							}
						]
					: [])
			];
		case 'ranking':
			return optionRows(step.options);
		case 'yes_no':
			return (['yes', 'no'] as const).map((side) => ({
				place: [side],
				label: worded(step[side]?.text, side),
				points: step[side]?.points
			}));
		case 'matrix':
			return step.columns.map(({ text, points }, at) => ({
				place: ['columns', at],
				label: { text },
				points
			}));
		case 'number':
		case 'slider':
			return [...bandRows(step), ...(step.perUnit === undefined ? [] : [perUnitRow(step.perUnit)])];
		case 'rating':
		case 'opinion_scale':
		case 'date':
			return bandRows(step);
		case 'short_text':
		case 'long_text':
		case 'email':
		case 'phone':
		case 'website':
		case 'file':
			return [{ place: [], label: { fixed: 'answered' }, points: step.points }];
		case 'contact':
		case 'consent':
		case 'statement':
			return [];
	}
}

const worded = (text: Text | undefined, fixed: 'yes' | 'no' | 'other') =>
	text === undefined ? { fixed } : { text };

const optionRows = (options: readonly { text: Text; points?: Points | undefined }[]): AnswerRow[] =>
	options.map(({ text, points }, at) => ({ place: ['options', at], label: { text }, points }));

const bandRows = ({ bands = [] }: { bands?: Band[] | undefined }): AnswerRow[] =>
	bands.map(({ from, points }, at) => ({ place: ['bands', at], label: { from }, points }));

const perUnitRow = (points: Points): AnswerRow => ({
	...{ place: [], name: 'perUnit', label: { fixed: 'perUnit' }, points }
});

/** Whether the answers of this step are given points by ranges, and there are none yet. */
export const lacksRanges = (step: Step): boolean =>
	RANGED.has(step.kind) && answerRows(step).length === 0;

const RANGED: ReadonlySet<Step['kind']> = new Set([
	...(['number', 'slider', 'rating', 'opinion_scale', 'date'] as const)
]);

/** The quiz with the points of one answer changed in one dimension. */
export function withAnswerPoint(
	draft: QuizFile,
	stepId: string,
	row: AnswerRow,
	dimension: string,
	value: number | undefined,
	usual: string
): void {
	const step = draft.steps.find(({ id }) => id === stepId);
	if (!step) return;
	const [list, at] = row.place;
	let target: object = step;
	if (list !== undefined) {
		const within: unknown = Reflect.get(step, list);
		if (within === undefined) Reflect.set(step, list, {});
		const owner: unknown = Reflect.get(step, list);
		const item: unknown = at === undefined ? owner : Reflect.get(Object(owner), at);
		if (typeof item !== 'object' || item === null) return;
		target = item;
	}
	const points = withPoint(row.points, dimension, value, usual);
	// A band without points is none.
	const name = row.name ?? 'points';
	if (points !== undefined) Reflect.set(target, name, points);
	else if (list === 'bands') Reflect.set(target, name, 0);
	else Reflect.deleteProperty(target, name);
}
