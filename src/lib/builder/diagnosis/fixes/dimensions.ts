import { produce } from 'immer';
import type { QuizFile } from '../../../quiz/quiz.ts';
import { indexIn, outside, valueAt, without } from './places.ts';
import type { Fix } from './fix.ts';
import { titleOf } from './titles.ts';

const POINTS = /\.(points|factor|perUnit|maxPoints)\.([^.[\]]+)$/;

/** Points for a dimension that is not there: for the one that was meant, else none. Null where the path leads to no points. */
export function pointsAt(draft: QuizFile, path: string, near: string): Fix | null {
	const [, what, id = ''] = POINTS.exec(path) ?? [];
	if (what === undefined) return null;
	const points = valueAt(draft, outside(path));
	const meant = draft.dimensions?.find((one) => one.id === near);
	const isTaken = typeof points === 'object' && points !== null && near in points;
	if (!meant || isTaken || (what === 'factor' && !meant.amount)) {
		const words = what === 'factor' ? 'fix.factor' : 'fix.points';
		return { say: ({ t }) => t(words), apply: (given) => without(given, path) };
	}
	return {
		say: ({ t, locale }) => t('fix.use', { name: titleOf(draft, 'dimensions', near, locale) }),
		apply: (given) =>
			produce(given, (whole) => {
				const within = valueAt(whole, outside(path));
				if (typeof within !== 'object' || within === null) return;
				Reflect.set(within, near, Reflect.get(within, id));
				Reflect.deleteProperty(within, id);
			})
	};
}

/** The quiz without a dimension that nothing scores in; null where something still asks about it or shows it. */
export function dropDimension(draft: QuizFile, path: string): Fix | null {
	const { id, amount } = draft.dimensions?.[indexIn(path)] ?? {};
	const others = { ...draft, dimensions: [] };
	if (id === undefined || isAskedAbout(others, id) || (amount && isTold(others))) return null;
	return {
		say: ({ t, locale }) => t('fix.dimension', { name: titleOf(draft, 'dimensions', id, locale) }),
		apply: (given) =>
			without(
				produce(given, (whole) => unscored(whole.steps, id)),
				path
			)
	};
}

function isAskedAbout(value: unknown, id: string): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (Reflect.get(value, 'dimension') === id || Reflect.get(value, 'highest') === id) return true;
	return Object.values(value).some((inner) => isAskedAbout(inner, id));
}

/** A text may recall an amount, even without naming it. */
const isTold = (draft: QuizFile) => JSON.stringify(draft).includes('{{amount');

/** Points of nothing that are left behind in it. */
function unscored(value: unknown, id: string): void {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, inner] of Object.entries(value)) {
		const isPoints = ['points', 'factor', 'perUnit', 'maxPoints'].includes(name);
		if (!isPoints || typeof inner !== 'object' || inner === null) unscored(inner, id);
		else if (Reflect.deleteProperty(inner, id) && Object.keys(inner).length === 0) {
			Reflect.deleteProperty(value, name);
		}
	}
}
