import { expect, test } from 'vitest';
import { importQuiz, lossText } from '../../../src/lib/quiz/import.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import { MAX_STEPS, type QuizFile, type Step } from '../../../src/lib/quiz/quiz.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';

/* A quiz file of ours with more steps than a quiz may have. */

const options = ['a', 'b'].map((id) => ({ id, text: id.toUpperCase() }));
const steps = (count: number): Step[] =>
	Array.from({ length: count }, (_, at) => ({
		...{ id: `s${at}`, kind: 'single_choice', title: `Question ${at}`, options }
	}));

function longFile(count: number): QuizFile {
	const file: QuizFile = { title: 'Long', steps: steps(count) };
	const far = `s${count - 1}`;
	const [first, second, third] = file.steps;
	if (first) first.next = [{ when: { answer: 's0', is: 'a' }, to: far }];
	if (second) second.when = { answer: 's0', is: 'a' };
	if (third) third.title = `You said {{${far}}}`;
	return file;
}

test('is brought in with as many as it may have, and all that went with the others is told', () => {
	const imported = importQuiz(longFile(300));
	if (!imported.ok) throw new Error('refused');
	const { definition, losses, kept } = imported.value;
	expect(definition.steps.map(({ id }) => id)).toEqual(
		Array.from({ length: MAX_STEPS }, (_, at) => `s${at}`)
	);
	expect(kept.questions).toBe(MAX_STEPS);
	const told = losses.map((loss) => lossText(loss, 'en'));
	expect(told[0]).toBe('100 questions were left out, for a quiz has 200 at most.');
	expect(told.length).toBeGreaterThan(1);
	expect(definition.steps[1]?.when).toEqual({ answer: 's0', is: 'a' });
	const errors = verify(normaliseQuiz(definition)).filter(({ severity }) => severity === 'error');
	expect(errors).toEqual([]);
});

test('is refused by the reader that the API has', () => {
	expect(parseQuiz(longFile(300)).ok).toBe(false);
});

test('with just as many is taken as it is, whatever is wrong in it', () => {
	const file = longFile(MAX_STEPS);
	const [first] = file.steps;
	if (first) first.next = [{ to: 'nowhere' }];
	const imported = importQuiz(file);
	expect(imported.ok && [imported.value.definition.steps[0]?.next, imported.value.losses]).toEqual([
		[{ to: 'nowhere' }],
		[]
	]);
});

test('with another fault is refused for that', () => {
	expect(importQuiz({ ...longFile(300), title: 7 }).ok).toBe(false);
});
