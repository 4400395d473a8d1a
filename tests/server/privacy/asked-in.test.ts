import { expect, test } from 'vitest';
import { askedIn } from '../../../src/lib/server/services/privacy/asked-in.ts';
import { deleteQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { listConsents } from '../../../src/lib/server/services/privacy/consents.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aContactFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	test('a consent is told with the question that asked for it, as its version called it', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const titled = (title: object | string) => {
			const file = aContactFile();
			return { ...file, steps: file.steps.map((step) => ({ ...step, title })) };
		};
		const live = await aLiveQuiz(house, workspace, titled({ en: 'You', ru: 'Вы' }));
		const who = { name: 'Anna', email: 'anna@example.com', consents: ['processing'] };
		valueOf(await completeSubmission(house, live, { answers: { who }, locale: 'en' }));
		valueOf(await saveDraft(house, workspace, live.quizId, { definition: titled('Later') }, null));
		const { items } = await listConsents(house, workspace, {});
		const [consent] = items;
		if (!consent) throw new Error('No consent was recorded.');
		expect(await askedIn(house, consent, 'ru')).toBe('Вы');
		expect(await askedIn(house, consent, 'en')).toBe('You');
		expect(await askedIn(house, { ...consent, mechanism: 'step:gone' }, 'en')).toBe('gone');
		expect(await askedIn(house, { ...consent, mechanism: 'details' }, 'en')).toBe(null);
		expect(await askedIn(house, { ...consent, version: 99 }, 'en')).toBe('who');
		valueOf(await deleteQuiz(house, workspace, live.quizId, null));
		expect(await askedIn(house, consent, 'en')).toBe('You');
	});
});
