import { expect, test } from 'vitest';
import { placeAt, problemHref } from '../../../src/lib/builder/shell/problem-href.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';

const draft: QuizFile = {
	title: 'Quiz',
	steps: [{ id: 'mail', kind: 'email', title: 'Mail' }],
	segments: [{ id: 'hot', title: 'Hot', temperature: 'hot', result: 'end' }]
};

test.each([
	['steps[0].title', '', { tab: '', selected: { step: 'mail' }, field: 'steps.mail.title' }],
	['segments[0].score', '/score', { tab: '/score', field: 'segments.hot.score' }],
	['locales', '', { tab: '', selected: 'quiz', field: 'locales' }]
])('the address of %s leads to its field', (path, tab, place) => {
	const href = problemHref('q1', draft, { path });
	const { pathname, hash } = new URL(href, 'https://quiz.example');
	expect(pathname).toBe(`/quizzes/q1/edit${tab}`);
	expect(placeAt(hash, draft)).toEqual(place);
});

test.each(['', '#', '#at=%E0%A4%A', '#at=nothing[3].here'])(
	'%o leads nowhere and breaks nothing',
	(hash) => {
		expect(() => placeAt(hash, draft)).not.toThrow();
	}
);
