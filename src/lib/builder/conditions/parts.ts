import type { Quiz } from '../../quiz/normalise.ts';
import type { Choice } from '../../ui/choice.ts';
import { namesIn, operandOf } from './names.ts';
import { PHRASES, type Language } from './phrases.ts';
import type { Subject } from './tree.ts';

/** What a subject is narrowed to: a row of a table, the first places of a ranking, points or percent of a score. */
export interface Part {
	name: 'row' | 'top' | 'unit';
	/** '' where it is not narrowed. */
	value: string;
	choices: readonly Choice[];
}

/** The parts that can be asked about, and those that are asked about though the subject has no such part. */
export function partsOf(quiz: Quiz, subject: Subject, locale: Language): Part[] {
	if (subject.about === 'score') return unitPart(quiz, subject, locale);
	if (subject.about !== 'answer') return [];
	const operand = operandOf(quiz, subject.step);
	const { parts, gone } = PHRASES[locale];
	const found: Part[] = [];
	if (operand?.type === 'matrix' || subject.row !== undefined) {
		const names = namesIn(quiz, locale);
		const rows = operand?.type === 'matrix' ? operand.rows.map(({ id }) => id) : [];
		const value = subject.row ?? '';
		const named = rows.map((id) => ({ value: id, label: names.row(subject.step, id) ?? id }));
		const known = value === '' || rows.includes(value);
		const own = known ? [] : [{ value, label: gone.row, gone: true }];
		found.push({
			name: 'row',
			value,
			choices: [...named, ...own, { value: '', label: parts.wholeTable }]
		});
	}
	if (operand?.type === 'ranking' || subject.top !== undefined) {
		const places = operand?.type === 'ranking' ? operand.places : 0;
		const most = Math.max(places, subject.top ?? 0);
		const tops = Array.from({ length: most }, (_, at) => ({
			value: String(at + 1),
			label: at === 0 ? parts.firstPlace : parts.firstPlaces.replace('{top}', String(at + 1))
		}));
		const value = subject.top === undefined ? '' : String(subject.top);
		found.push({ name: 'top', value, choices: [...tops, { value: '', label: parts.anyPlace }] });
	}
	return found;
}

/** The subject narrowed to this value of the part. */
export function narrowTo(subject: Subject, name: Part['name'], value: string): Subject {
	if (subject.about === 'score') {
		const { unit: _, ...rest } = subject;
		return value === 'percent' ? { ...rest, unit: value } : rest;
	}
	if (subject.about !== 'answer') return subject;
	const { row, top, ...rest } = subject;
	const kept = { ...(row !== undefined && { row }), ...(top !== undefined && { top }) };
	if (name === 'row') {
		return { ...rest, ...(kept.top && { top: kept.top }), ...(value !== '' && { row: value }) };
	}
	return {
		...rest,
		...(kept.row && { row: kept.row }),
		...(value !== '' && { top: Number(value) })
	};
}

/** Amounts have no percentage, for there is no most of them. */
function unitPart(
	quiz: Quiz,
	{ dimension, unit }: Extract<Subject, { about: 'score' }>,
	locale: Language
): Part[] {
	const { parts } = PHRASES[locale];
	const amount = quiz.dimensions.some((one) => one.id === dimension && one.amount);
	if (amount && unit !== 'percent') return [];
	const choices = [
		{ value: 'points', label: parts.points },
		{ value: 'percent', label: parts.percent }
	];
	return [{ name: 'unit', value: unit ?? 'points', choices }];
}
