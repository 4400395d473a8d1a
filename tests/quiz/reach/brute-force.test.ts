import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AMOUNTS } from '../../faults/amounts.ts';
import { arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { comparedReach } from '../../support/compared-reach.ts';
import { choices } from '../../support/draw.ts';

/** Quizzes that can be taken in more than so many ways are left out. */
const { slices, definitions, ways } = AMOUNTS.reach;

test.each(Array.from({ length: slices }, (_, at) => at + 1))(
	'verdicts are those of giving every answer that there is: slice %i',
	async () => {
		let jumps = 0;
		const property = fc.asyncProperty(choices(), async (draw) => {
			const compared = comparedReach(arbitraryQuiz(draw, { countable: true }), ways);
			fc.pre(compared !== null);
			expect(compared?.wrong).toEqual([]);
			jumps += compared?.jumps ?? 0;
			// So that the runner hears of a slice that takes minutes.
			await new Promise((resolve) => setImmediate(resolve));
		});
		await fc.assert(property, { numRuns: definitions });
		expect(jumps).toBeGreaterThan(definitions);
	},
	AMOUNTS.timeout
);
