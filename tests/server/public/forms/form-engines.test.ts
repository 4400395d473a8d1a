import { expect, test } from 'vitest';
import { formSettings, saveFormSettings } from '../../../../src/lib/server/services/forms/forms.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { forEachEngine } from '../../../support/store.ts';
import { aFormDesk } from './form-desk.ts';

forEachEngine((_, makeStore) => {
	test('settings are kept for their workspace alone, and a form is taken by them', async () => {
		const desk = await aFormDesk(aQuizFile(), await makeStore());
		const { house, workspace, live } = desk;
		expect(await formSettings(house, workspace, live.quizId)).toMatchObject({ revision: 0 });
		const names = { money: ['Бюджет'] };
		await desk.settings({ names, redirects: ['https://example.com/'] });
		await desk.settings({ names }, 1);
		const late = { settings: { names: {}, redirects: [], redirecting: false }, revision: 1 };
		expect(await saveFormSettings(house, workspace, 'usr_1', live.quizId, late)).toMatchObject({
			problem: { code: 'stale' }
		});
		expect(await formSettings(house, workspace, live.quizId)).toEqual({
			settings: { names, redirects: [], redirecting: false },
			revision: 2
		});
		expect(await formSettings(house, 'ws_other', live.quizId)).toMatchObject({ revision: 0 });
		const sent = await desk.send({
			Бюджет: 'Больше 1 млн',
			pain: '5',
			email: 'a@example.com',
			x: ''
		});
		expect(sent.status).toBe(200);
		expect(await desk.stored()).toMatchObject([
			{ answers: { money: 'much', pain: 5 }, segment: 'hot', ignored: ['field:x'] }
		]);
	});
});
