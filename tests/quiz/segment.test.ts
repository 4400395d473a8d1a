import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/quiz/answers.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile, Segment } from '../../src/lib/quiz/quiz.ts';
import { scoreAnswers } from '../../src/lib/quiz/score.ts';
import { classify } from '../../src/lib/quiz/segment.ts';
import { aQuiz } from '../support/a-quiz.ts';

const classified = (quiz: Quiz, answers: Answers, hidden: Record<string, string> = {}) =>
	classify(quiz, scoreAnswers(quiz, answers, Object.keys(answers)), { answers, hidden });

const segment = (id: string, rest: Partial<Segment> = {}): Segment => ({
	id,
	title: `The ${id}`,
	temperature: 'warm',
	result: 'read',
	...rest
});

/** One question: the answer is the points in `budget`, out of 100; a second one brings `need`, out of 10. */
function scaleQuiz(segments: Segment[], rest: Partial<QuizFile> = {}): Quiz {
	return aQuiz({
		steps: [
			{
				id: 'points',
				kind: 'number',
				title: 'Points',
				required: true,
				min: 0,
				max: 100,
				perUnit: { budget: 1 }
			},
			{
				id: 'need',
				kind: 'slider',
				title: 'Need',
				min: 0,
				max: 10,
				perUnit: { need: 1 }
			}
		],
		segments,
		...rest
	});
}

const three = [
	segment('hot', { score: { from: 60 } }),
	segment('warm', { score: { from: 30, below: 60 } }),
	segment('cold')
];
const gated = [
	segment('hot', {
		score: { from: 60 },
		gates: [
			{ when: { dimension: 'need', atLeast: 5 }, reason: 'Need below 5' },
			{ when: { not: { hidden: 'partner', is: 'yes' } }, reason: 'A partner’s client' }
		]
	}),
	segment('warm', { score: { from: 30 } }),
	segment('cold')
];

describe('the segment', () => {
	test.each<[string, Segment[], Answers, string]>([
		['is the first whose threshold holds', three, { points: 75 }, 'hot'],
		['begins at its threshold', three, { points: 60 }, 'hot'],
		['ends below the next', three, { points: 59.9 }, 'warm'],
		['begins exactly at `from`', three, { points: 30 }, 'warm'],
		['is the last where no other holds', three, { points: 29 }, 'cold'],
		['goes by the total', three, { points: 55, need: 5 }, 'hot'],
		[
			'goes by percent where asked',
			[segment('hot', { score: { unit: 'percent', from: 50 } }), segment('cold')],
			{ points: 52, need: 3 },
			'hot'
		],
		[
			'goes by percent of the path taken',
			[segment('hot', { score: { unit: 'percent', from: 53 } }), segment('cold')],
			{ points: 52 },
			'cold'
		],
		[
			'goes by one dimension where asked',
			[segment('hot', { score: { dimension: 'need', from: 5 } }), segment('cold')],
			{ points: 99, need: 4 },
			'cold'
		],
		[
			'goes by percent of one dimension',
			[
				segment('hot', { score: { dimension: 'need', unit: 'percent', from: 40 } }),
				segment('cold')
			],
			{ points: 0, need: 4 },
			'hot'
		],
		[
			'knows no points of an unknown dimension',
			[segment('hot', { score: { dimension: 'gone', from: 1 } }), segment('cold')],
			{ points: 99 },
			'cold'
		],
		[
			'may have an upper end alone',
			[segment('cold', { score: { below: 30 } }), segment('warm')],
			{ points: 29 },
			'cold'
		],
		[
			'is past its upper end',
			[segment('cold', { score: { below: 30 } }), segment('warm')],
			{ points: 30 },
			'warm'
		],
		['passes its gates', gated, { points: 70, need: 5 }, 'hot'],
		['falls through a gate', gated, { points: 70, need: 4 }, 'warm'],
		[
			'goes by a rule over answers',
			[segment('vip', { when: { answer: 'points', equals: 77 } }), segment('cold')],
			{ points: 77 },
			'vip'
		],
		[
			'needs threshold and rule',
			[
				segment('vip', { score: { from: 50 }, when: { answer: 'need', answered: true } }),
				segment('cold')
			],
			{ points: 77 },
			'cold'
		],
		[
			'goes by the highest dimension',
			[segment('needy', { when: { highest: 'need' } }), segment('cold')],
			{ points: 50, need: 9 },
			'needy'
		],
		[
			'may rest on gates alone',
			[
				segment('open', { gates: [{ when: { total: true, below: 10 }, reason: 'Too many' }] }),
				segment('cold')
			],
			{ points: 5 },
			'open'
		],
		[
			'is the first without conditions, wherever it stands',
			[segment('all'), segment('late')],
			{ points: 99 },
			'all'
		],
		[
			'is the last even where its own threshold fails',
			[segment('hot', { score: { from: 60 } }), segment('rest', { score: { from: 30 } })],
			{ points: 1 },
			'rest'
		]
	])('%s', (_, segments, answers, expected) => {
		expect(classified(scaleQuiz(segments), answers).segment).toBe(expected);
	});

	test('sees hidden fields', () => {
		const quiz = scaleQuiz(gated);
		expect(classified(quiz, { points: 70, need: 9 }, { partner: 'yes' }).segment).toBe('warm');
	});

	test('of a quiz without segments is everyone, cold', () => {
		expect(classified(scaleQuiz([]), { points: 99 })).toMatchObject({
			segment: 'all',
			temperature: 'cold',
			stage: 'lead'
		});
	});
});

describe('a knock-out', () => {
	const knocked = scaleQuiz(three, {
		knockouts: [
			{
				when: { answer: 'need', equals: 0 },
				segment: 'cold',
				reason: 'No need',
				tags: ['no-need']
			},
			{ when: { total: true, over: 90 }, segment: 'warm', reason: 'Too good', tags: ['odd'] },
			{ when: { total: true, over: 95 }, segment: 'gone', reason: 'Nowhere' }
		]
	});

	test.each<[string, Answers, string]>([
		['decides before the segments', { points: 75, need: 0 }, 'cold'],
		['sees the final score', { points: 91, need: 1 }, 'warm'],
		['that comes first decides', { points: 99, need: 0 }, 'cold'],
		['that does not hold decides nothing', { points: 75, need: 1 }, 'hot']
	])('%s', (_, answers, expected) => {
		expect(classified(knocked, answers).segment).toBe(expected);
	});

	test('is the one reason told', () => {
		expect(classified(knocked, { points: 75, need: 0 }).reasons).toEqual([
			{ kind: 'knockout', segment: 'cold', segmentTitle: 'The cold', held: true, text: 'No need' }
		]);
	});

	test('to an unknown segment is passed over', () => {
		const quiz = scaleQuiz(three, {
			knockouts: [{ when: { total: true, atLeast: 0 }, segment: 'gone', reason: 'Nowhere' }]
		});
		expect(classified(quiz, { points: 75 }).segment).toBe('hot');
	});

	test('leaves its tags whether or not it decided', () => {
		expect(classified(knocked, { points: 99, need: 0 }).tags).toEqual(['no-need', 'odd']);
	});
});

describe('the borderline', () => {
	const quiz = scaleQuiz([
		segment('hot', { score: { from: 60 }, borderline: 5 }),
		segment('needy', { score: { dimension: 'need', from: 8 }, borderline: 1 }),
		segment('cold', { borderline: 5 })
	]);

	test.each<[string, Answers, string[]]>([
		['far below', { points: 54 }, []],
		['just below', { points: 55 }, ['hot']],
		['at the threshold', { points: 60 }, ['hot']],
		['just above', { points: 65 }, ['hot']],
		['far above', { points: 65.1 }, []],
		['of a dimension', { points: 0, need: 7 }, ['needy']],
		['of two thresholds', { points: 48, need: 9 }, ['hot', 'needy']]
	])('%s', (_, answers, expected) => {
		const { borderline, near } = classified(quiz, answers);
		expect(near.map((one) => one.segment)).toEqual(expected);
		expect(borderline).toBe(expected.length > 0);
	});

	test('is named with what was measured', () => {
		expect(classified(quiz, { points: 0, need: 7 }).near).toEqual([
			{
				segment: 'needy',
				segmentTitle: 'The needy',
				dimension: 'need',
				title: { en: 'Need', ru: 'Потребность' },
				unit: 'points',
				got: 7,
				from: 8
			}
		]);
	});

	test('means nothing where the segment’s rule lets nobody like this in', () => {
		const ruled = scaleQuiz([
			segment('hot', { score: { from: 60 }, borderline: 5, when: { answer: 'need', atLeast: 5 } }),
			segment('cold', {})
		]);
		expect(classified(ruled, { points: 58, need: 5 }).near).toHaveLength(1);
		expect(classified(ruled, { points: 58, need: 4 })).toMatchObject({
			borderline: false,
			near: []
		});
	});

	test('means nothing to somebody knocked out', () => {
		const knockouts = [{ when: { answer: 'points', equals: 60 }, segment: 'cold', reason: 'No' }];
		const strict = { ...quiz, knockouts };
		expect(classified(strict, { points: 60 })).toMatchObject({ borderline: false, near: [] });
	});
});

describe('stage and temperature', () => {
	const stages = ['raw', 'known', 'ready', 'signed'].map((id) => ({ id, title: `Stage ${id}` }));

	test.each<[string, Partial<Segment>, Partial<QuizFile>, object]>([
		[
			'hot is SQL',
			{ temperature: 'hot' },
			{},
			{ heat: 2, stage: 'sql', stageTitle: 'SQL', stageRank: 2 }
		],
		[
			'warm is MQL',
			{ temperature: 'warm' },
			{},
			{ heat: 1, stage: 'mql', stageTitle: 'MQL', stageRank: 1 }
		],
		[
			'cold is a lead',
			{ temperature: 'cold' },
			{},
			{ heat: 0, stage: 'lead', stageTitle: { en: 'Lead', ru: 'Лид' }, stageRank: 0 }
		],
		[
			'a segment may name another',
			{ temperature: 'hot', stage: 'mql' },
			{},
			{ heat: 2, stage: 'mql', stageRank: 1 }
		],
		[
			'more than three',
			{ temperature: 'hot', stage: 'signed' },
			{ stages },
			{ stage: 'signed', stageTitle: 'Stage signed', stageRank: 3 }
		],
		[
			'one that the quiz does not know',
			{ temperature: 'hot' },
			{ stages },
			{ stage: 'sql', stageTitle: 'sql', stageRank: 0 }
		]
	])('%s', (_, rest, file, expected) => {
		expect(classified(scaleQuiz([segment('one', rest)], file), { points: 1 })).toMatchObject(
			expected
		);
	});
});

describe('tags', () => {
	test('come from knock-outs, the segment and what was chosen, each once', () => {
		const quiz = aQuiz({
			knockouts: [
				{
					when: { answer: 'money', is: 'none' },
					segment: 'cold',
					reason: 'No',
					tags: ['poor', 'tidy']
				}
			],
			segments: [segment('cold', { tags: ['later', 'poor'] })]
		});
		const { tags } = classified(quiz, { goals: ['order', 'leads'], money: 'none' });
		expect(tags).toEqual(['poor', 'tidy', 'later', 'no-budget']);
	});
});

describe('the reasons', () => {
	const told = { segmentTitle: 'The hot', segment: 'hot' };

	test('tell each threshold looked at, with what was needed and got', () => {
		expect(classified(scaleQuiz(three), { points: 45 }).reasons).toEqual([
			{
				kind: 'threshold',
				...told,
				held: false,
				dimension: null,
				unit: 'points',
				got: 45,
				from: 60
			},
			{
				kind: 'threshold',
				segment: 'warm',
				segmentTitle: 'The warm',
				held: true,
				dimension: null,
				unit: 'points',
				got: 45,
				from: 30,
				below: 60
			}
		]);
	});

	test('tell the gates that failed', () => {
		expect(classified(scaleQuiz(gated), { points: 70, need: 4 }).reasons).toMatchObject([
			{ kind: 'threshold', ...told, held: true },
			{ kind: 'gate', ...told, held: false, text: 'Need below 5' },
			{ kind: 'threshold', segment: 'warm', held: true }
		]);
	});

	test('are silent about gates below the threshold', () => {
		const kinds = classified(scaleQuiz(gated), { points: 50, need: 4 }).reasons.map((r) => r.kind);
		expect(kinds).toEqual(['threshold', 'threshold']);
	});

	test.each<[string, Segment[], string]>([
		[
			'a rule that holds',
			[segment('hot', { when: { total: true, atLeast: 0 } }), segment('cold')],
			'rule hot true'
		],
		[
			'a rule that fails',
			[segment('hot', { when: { total: true, below: 0 } }), segment('cold')],
			'rule hot false, catch_all cold true'
		],
		[
			'gates alone',
			[
				segment('hot', { gates: [{ when: { total: true, atLeast: 0 }, reason: 'No' }] }),
				segment('cold')
			],
			'rule hot true'
		],
		['nothing asked for', [segment('all')], 'catch_all all true'],
		[
			'a last threshold that fails',
			[segment('hot', { score: { from: 60 } })],
			'threshold hot false, catch_all hot true'
		]
	])('tell %s', (_, segments, expected) => {
		const { reasons } = classified(scaleQuiz(segments), { points: 1 });
		expect(reasons.map((r) => `${r.kind} ${r.segment} ${r.held}`).join(', ')).toBe(expected);
	});
});

describe('the result screen', () => {
	test('is the segment’s', () => {
		expect(classified(aQuiz(), { money: 'much', pain: 5 }).result).toBe('call');
	});

	test('is null where the quiz has none of that id', () => {
		expect(
			classified(scaleQuiz([segment('one', { result: 'gone' })]), { points: 1 }).result
		).toBeNull();
	});
});
