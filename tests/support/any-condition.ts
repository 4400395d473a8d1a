import fc from 'fast-check';
import type { Condition } from '../../src/lib/quiz/condition.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';

/** Any condition that the schema takes, whatever it makes of the quiz: most ids are the quiz's, operators are mixed at will. */
export function anyCondition(quiz: Quiz): fc.Arbitrary<Condition> {
	const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
		const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 4 });
		return {
			condition: fc.oneof(
				{ depthSize: 'small', withCrossShrink: true },
				anyLeaf(quiz),
				parts.map((all) => ({ all })),
				parts.map((any) => ({ any })),
				tie('condition').map((not) => ({ not }))
			)
		};
	});
	return condition;
}

const day = fc.constantFrom('2026-12-31', '1999-01-01');
const number = fc.oneof(
	fc.integer({ min: -100, max: 1000 }),
	fc.double({ noNaN: true, noDefaultInfinity: true })
);

function anyLeaf(quiz: Quiz): fc.Arbitrary<Condition> {
	const options = quiz.steps.flatMap((step) => {
		const operand = kindOf(step).operand(step);
		return 'ids' in operand ? operand.ids : [];
	});
	const rows = quiz.steps.flatMap((step) => ('rows' in step ? step.rows.map(({ id }) => id) : []));
	const step = idOf(quiz.steps.map(({ id }) => id));
	const option = idOf(options);
	const dimension = idOf(quiz.dimensions.map(({ id }) => id));
	const list = fc.array(option, { minLength: 1, maxLength: 4 });
	const text = fc.string({ minLength: 1, maxLength: 20 });
	const score = { unit: fc.constantFrom('points' as const, 'percent' as const) };
	return fc.oneof(
		asking({ answer: step }, ['row', 'top'], {
			row: idOf(rows),
			top: fc.integer({ min: 1, max: 20 }),
			is: fc.oneof(option, fc.boolean()),
			anyOf: list,
			allOf: list,
			noneOf: list,
			contains: text,
			answered: fc.boolean(),
			...comparisons(fc.oneof(number, day))
		}),
		asking({ hidden: idOf(quiz.hidden) }, [], {
			is: fc.string({ maxLength: 20 }),
			anyOf: fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 4 }),
			contains: text,
			present: fc.boolean()
		}),
		asking({ dimension }, ['unit'], { ...score, ...comparisons(number) }),
		asking({ total: fc.constant(true as const) }, ['unit'], { ...score, ...comparisons(number) }),
		dimension.map((highest) => ({ highest }))
	);
}

/** At times one that is not there. */
const idOf = (ids: readonly string[]) => fc.constantFrom(...ids, 'gone');

const comparisons = <L>(limit: fc.Arbitrary<L>) => ({
	atLeast: limit,
	over: limit,
	atMost: limit,
	below: limit,
	equals: limit
});

type Fields = Record<string, fc.Arbitrary<unknown>>;

/** @param about operators that ask nothing by themselves */
function asking(subject: Fields, about: readonly string[], operators: Fields) {
	return fc
		.record(
			{ ...subject, ...operators },
			{ requiredKeys: Object.keys(subject), noNullPrototype: true }
		)
		.filter((leaf) => Object.keys(leaf).some((key) => !(key in subject) && !about.includes(key)))
		.map((leaf) => leaf as unknown as Condition);
}
