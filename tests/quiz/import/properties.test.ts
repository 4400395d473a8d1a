import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importProblemText, importQuiz, lossText } from '../../../src/lib/quiz/import.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';
import { arbitraryForm } from '../../support/arbitrary-form.ts';
import { arbitrarySurvey } from '../../support/arbitrary-survey.ts';
import { choices } from '../../support/draw.ts';

const PATIENCE = 60_000;

/** What holds of whatever is imported. */
function isSound(source: unknown): void {
	const imported = importQuiz(source);
	if (!imported.ok) {
		expect(importProblemText(imported.problem, 'en')).not.toBe('');
		expect(imported.problem.code).not.toBe('invalid_quiz');
		return;
	}
	const { definition, losses } = imported.value;
	const parsed = parseQuiz(structuredClone(definition));
	expect(parsed.ok ? [] : parsed.problem).toEqual([]);
	const problems = verify(normaliseQuiz(definition));
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	for (const loss of losses) {
		expect(loss.place.length).toBeLessThanOrEqual(60);
		expect(lossText(loss, 'en')).toMatch(/\.$/);
		expect(lossText(loss, 'ru')).toMatch(/\.$/);
	}
}

test(
	'a form, whatever is wrong with it, becomes a quiz that can be published, or a problem',
	() => {
		fc.assert(
			fc.property(choices(), (draw) => isSound(arbitraryForm(draw))),
			{ numRuns: 300 }
		);
	},
	PATIENCE
);

test(
	'a survey, whatever is wrong with it, becomes a quiz that can be published, or a problem',
	() => {
		fc.assert(
			fc.property(choices(), (draw) => isSound(arbitrarySurvey(draw))),
			{ numRuns: 300 }
		);
	},
	PATIENCE
);

test(
	'whatever JSON it is given, it never throws',
	() => {
		const keys = [
			'steps',
			'fields',
			'pages',
			'elements',
			'title',
			'logic',
			'type',
			'choices',
			'name'
		];
		const { tree } = fc.letrec((tie) => ({
			tree: fc.oneof(
				{ depthSize: 'medium' },
				fc.jsonValue(),
				fc.array(tie('tree'), { maxLength: 4 }),
				fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('tree'), { maxKeys: 5 })
			)
		}));
		fc.assert(
			fc.property(tree, (source) => {
				expect(() => importQuiz(source)).not.toThrow();
			}),
			{ numRuns: 500 }
		);
	},
	PATIENCE
);
