import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { submit } from '../../../src/lib/quiz/submission.ts';
import { choices, type Draw } from '../../support/draw.ts';
import { codesOf, imported } from '../../support/imported.ts';

const LABELS = ['a', 'b', 'c'] as const;
const ENDINGS = ['e0', 'e1', 'e2'] as const;

interface Field {
	ref: string;
	type: 'yes_no' | 'multiple_choice' | 'statement' | 'payment';
	required: boolean;
}
interface Test {
	op: 'is' | 'is_not' | 'always' | 'and' | 'or';
	field?: Field;
	value?: boolean | string;
	parts?: Test[];
}
interface Jump {
	when: Test;
	to: number | string;
}
interface Form {
	fields: Field[];
	jumps: Jump[][];
	points: Map<string, number>[];
}
type Given = Record<string, boolean | string | null>;

const isAsked = ({ type }: Field) => type === 'yes_no' || type === 'multiple_choice';

/** A form whose jumps lead on, to later fields and to endings, some of them past fields that a quiz does not have. */
function aForm(draw: Draw): Form {
	const types = ['yes_no', 'multiple_choice', 'multiple_choice', 'statement', 'payment'] as const;
	const fields = draw.some(1, 7, (at): Field => {
		const type = at === 0 ? 'multiple_choice' : draw.pick(types);
		return { ref: `q${at}`, type, required: draw.rarely(2) };
	});
	const jumps = fields.map((_, at) =>
		draw.some(0, 3, (): Jump => {
			const later = fields.slice(at + 1).map((__, ahead) => at + 1 + ahead);
			return {
				when: aTest(draw, fields.slice(0, at + 1), 0),
				to: draw.pick<number | string>([...ENDINGS, ...later])
			};
		})
	);
	const points = fields.map(({ type }) =>
		type === 'multiple_choice'
			? new Map(LABELS.map((label) => [label, draw.int(-2, 5)]))
			: new Map()
	);
	return { fields, jumps, points };
}

function aTest(draw: Draw, fields: readonly Field[], depth: number): Test {
	const op = draw.pick(['is', 'is', 'is_not', 'always', 'and', 'or'] as const);
	if (op === 'always') return { op };
	if ((op === 'and' || op === 'or') && depth < 2) {
		return { op, parts: draw.some(1, 2, () => aTest(draw, fields, depth + 1)) };
	}
	const [first, ...others] = fields.filter(isAsked);
	if (!first) return { op: 'always' };
	const field = draw.pick([first, ...others]);
	const value = field.type === 'yes_no' ? draw.rarely(2) : draw.pick(LABELS);
	return { op: op === 'is_not' ? op : 'is', field, value };
}

function answersTo(draw: Draw, { fields }: Form): Given {
	return Object.fromEntries(
		fields.filter(isAsked).map(({ ref, type, required }) => {
			if (!required && draw.rarely(3)) return [ref, null];
			return [ref, type === 'yes_no' ? draw.rarely(2) : draw.pick(LABELS)];
		})
	);
}

/** As Typeform goes through it. */
function play({ fields, jumps, points }: Form, given: Given) {
	const answered: Given = {};
	const path: string[] = [];
	let score = 0;
	let ending: string = ENDINGS[0];
	for (let at = 0; at < fields.length;) {
		const field = fields[at];
		if (!field) break;
		if (field.type !== 'payment') path.push(field.ref);
		if (isAsked(field)) answered[field.ref] = given[field.ref] ?? null;
		score += points[at]?.get(String(answered[field.ref])) ?? 0;
		const taken = (jumps[at] ?? []).find(({ when }) => holds(when, answered));
		if (typeof taken?.to === 'string') {
			ending = taken.to;
			break;
		}
		at = taken?.to ?? at + 1;
	}
	return { path, ending, score };
}

function holds({ op, field, value, parts = [] }: Test, answered: Given): boolean {
	if (op === 'always') return true;
	if (op === 'and') return parts.every((part) => holds(part, answered));
	if (op === 'or') return parts.some((part) => holds(part, answered));
	const same = (answered[field?.ref ?? ''] ?? null) === value;
	return op === 'is' ? same : !same;
}

/** As Typeform writes it down. */
function written({ fields, jumps, points }: Form): unknown {
	const condition = ({ op, field, value, parts }: Test): object =>
		parts
			? { op, vars: parts.map(condition) }
			: {
					op,
					vars: field
						? [
								{ type: 'field', value: field.ref },
								{ type: typeof value === 'boolean' ? 'constant' : 'choice', value }
							]
						: []
				};
	const choiceList = LABELS.map((label) => ({ ref: label, label }));
	return {
		title: 'Form',
		variables: { score: 0 },
		fields: fields.map(({ ref, type, required }) => ({
			ref,
			type,
			title: ref,
			properties: { choices: choiceList },
			validations: { required }
		})),
		thankyou_screens: ENDINGS.map((ref) => ({ ref, title: ref })),
		logic: fields.map(({ ref }, at) => ({
			type: 'field',
			ref,
			actions: [
				...[...(points[at] ?? [])].map(([label, worth]) => ({
					action: 'add',
					details: {
						target: { type: 'variable', value: 'score' },
						value: { type: 'constant', value: worth }
					},
					condition: {
						op: 'is',
						vars: [
							{ type: 'field', value: ref },
							{ type: 'choice', value: label }
						]
					}
				})),
				...(jumps[at] ?? []).map(({ when, to }) => ({
					action: 'jump',
					details: {
						to:
							typeof to === 'string'
								? { type: 'thankyou', value: to }
								: { type: 'field', value: fields[to]?.ref }
					},
					condition: condition(when)
				}))
			]
		}))
	};
}

test('respondents go the same way through the quiz as through the form, to the same ending and score', () => {
	const compared = fc.property(choices(), (draw) => {
		const form = aForm(draw);
		const given = answersTo(draw, form);
		const result = imported(written(form));
		expect(codesOf(result)).not.toContain('jump_condition');
		// A field that would need more ways out than a step may have loses them, and the report says so.
		if (codesOf(result).includes('jumps')) return;
		const expected = play(form, given);
		const answers = Object.fromEntries(
			expected.path.flatMap((ref) => (given[ref] == null ? [] : [[ref, given[ref]]]))
		);
		const done = submit(normaliseQuiz(result.definition), { answers, hidden: {}, locale: 'en' });
		if (!done.ok) throw new Error(JSON.stringify(done.problem));
		const { path, classification, score } = done.value;
		expect(path).toEqual(expected.path);
		expect(score.total).toBe(expected.score);
		if (!codesOf(result).includes('ending_condition')) {
			expect(classification.result).toBe(expected.ending);
		}
	});
	fc.assert(compared, { numRuns: 500 });
}, 60_000);
