import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../src/lib/quiz/quiz.ts';
import { found, segment, withSegments } from '../../support/a-small-quiz-file.ts';

describe('thresholds', () => {
	const hot = segment('hot', { score: { from: 6 } });
	const warm = segment('warm', { score: { from: 3 } });
	const rest = segment('rest');
	const heated = (temperature: 'warm' | 'hot', more: Partial<Segment> = {}) =>
		segment(temperature, { temperature, ...more });

	test.each<[string, Segment[], string[]]>([
		['from the top down', [hot, warm, rest], []],
		[
			'from the bottom up',
			[segment('a', { score: { below: 3 } }), segment('b', { score: { below: 6 } }), rest],
			[]
		],
		[
			'end to end',
			[segment('a', { score: { below: 5 } }), segment('b', { score: { from: 5 } })],
			[]
		],
		['in the wrong order', [warm, hot, rest], ['shadowed_segment segments[1]']],
		[
			'behind one for everybody',
			[rest, hot],
			['shadowed_segment segments[1]', 'no_catch_all segments[1]']
		],
		[
			'behind one for every score that can come',
			[segment('a', { score: { from: 0 } }), rest],
			['shadowed_segment segments[1]']
		],
		[
			'behind two that share everything out',
			[segment('a', { score: { below: 5 } }), segment('b', { score: { from: 5 } }), rest],
			['shadowed_segment segments[2]']
		],
		[
			'behind one with a gate',
			[segment('a', { gates: [{ when: { answer: 'one', is: 'a' }, reason: 'A' }] }), rest],
			[]
		],
		[
			'on different measures',
			[segment('a', { score: { from: 90, unit: 'percent' } }), hot, rest],
			[]
		],
		[
			'just above the greatest',
			[segment('a', { score: { from: 10.5 } }), rest],
			['threshold_out_of_reach segments[0].score']
		],
		[
			'that leave the last one what is outside of its own',
			[segment('a', { score: { from: 5 } }), segment('b', { score: { from: 5 } })],
			['no_catch_all segments[1]']
		],
		['at the greatest', [segment('a', { score: { from: 10 } }), rest], []],
		[
			'below the least',
			[segment('a', { score: { below: 0 } }), rest],
			['threshold_out_of_reach segments[0].score']
		],
		[
			'above a hundred percent',
			[segment('a', { score: { from: 101, unit: 'percent' } }), rest],
			['threshold_out_of_reach segments[0].score']
		],
		[
			'of no dimension',
			[segment('a', { score: { dimension: 'fti', from: 1 } }), rest],
			['unknown_dimension segments[0].score.dimension']
		],
		[
			'with a gap',
			[hot, segment('b', { score: { from: 1, below: 4 } }), rest],
			['threshold_gap segments[0].score']
		],
		[
			'of a hot one behind a warm one with a rule that asks for less',
			[
				heated('warm', { score: { from: 3 }, when: { answer: 'one', is: 'a' } }),
				heated('hot', { score: { from: 6 } }),
				rest
			],
			['colder_first segments[1]']
		],
		[
			'of a hot one behind a rule that knocks out',
			[
				segment('out', { when: { answer: 'one', is: 'a' } }),
				heated('hot', { score: { from: 6 } }),
				rest
			],
			[]
		],
		[
			'of the hottest one for all that are left below',
			[heated('warm', { score: { from: 3 } }), heated('hot', { score: { from: 6 } })],
			['hotter_last segments[1]']
		],
		[
			'of the hottest one for all that are left above',
			[segment('a', { score: { below: 3 } }), segment('b', { score: { below: 6 } }), heated('hot')],
			[]
		],
		[
			'against its own rule',
			[segment('a', { score: { from: 6 }, when: { total: true, below: 5 } }), rest],
			['never_holds segments[0]']
		]
	])('%s', (_name, segments, problems) => {
		const told = found(withSegments(...segments));
		expect(told.filter((one) => !one.startsWith('no_contact'))).toEqual(problems);
	});
});
