import { expect, test } from 'vitest';
import type { Quiz } from '../../../src/lib/quiz/normalise.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';

/** A hundred steps, a thousand options, branches and rules; texts in two languages, and recalls. */
function aLargeQuiz(): Quiz {
	const text = (words: string) => ({ en: words, ru: words });
	const steps = Array.from({ length: 100 }, (_, index) => ({
		id: `s${index}`,
		kind: index % 3 === 0 ? 'multiple_choice' : 'single_choice',
		title: text(`Step ${index} after {{s${Math.max(0, index - 1)}|none}}`),
		required: true,
		...(index > 3 && {
			when: {
				any: [
					{ answer: `s${index - 2}`, noneOf: ['o1'] },
					{ total: true, atLeast: 1 }
				]
			}
		}),
		...(index < 95 && {
			next: [{ when: { answer: `s${index}`, anyOf: ['o2', 'o3'] }, to: `s${index + 4}` }]
		}),
		options: Array.from({ length: 10 }, (_, option) => ({
			id: `o${option}`,
			text: text(`Option ${option}`),
			points: { fit: option, need: 10 - option }
		}))
	}));
	const dimensions = ['fit', 'need'].map((id) => ({ id, title: text(id), min: 0, max: 5000 }));
	const file = { title: text('Large'), locales: ['en', 'ru'], dimensions, steps };
	const parsed = parseQuiz(file);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
	return parsed.value;
}

test('a hundred steps with a thousand options are verified between two keystrokes', () => {
	const quiz = aLargeQuiz();
	// The processor's time, so that a busy machine changes nothing.
	const times = Array.from({ length: 25 }, () => {
		const before = process.threadCpuUsage();
		verify(quiz);
		const { user, system } = process.threadCpuUsage(before);
		return (user + system) / 1000;
	});
	const median = times.toSorted((a, b) => a - b)[12] ?? Infinity;
	expect(median).toBeLessThan(30);
});
