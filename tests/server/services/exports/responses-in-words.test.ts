import { expect, test } from 'vitest';
import { catalogueIn } from '../../../../src/lib/i18n/catalogues.ts';
import { i18nFor } from '../../../../src/lib/i18n/i18n.ts';
import type { UiLocale } from '../../../../src/lib/i18n/locale.ts';
import { exportedBytes } from '../../../../src/lib/server/services/exports/export-job.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import { responsesInWords } from '../../../../src/routes/(app)/exports/in-words.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const QUIZ = aQuizFile({
	...{ title: 'Fit', locales: ['en', 'ru'], hidden: ['utm_source'], dimensions: [] },
	steps: [
		{ id: 'size', kind: 'number', title: 'How many?' },
		{ id: 'again', kind: 'number', title: 'How many?' },
		{ id: 'why', kind: 'short_text', title: 'Segment' },
		{
			...{ id: 'who', kind: 'contact', title: 'Who', fields: [{ name: 'email' }] },
			consents: ['data']
		}
	],
	consents: [{ id: 'data', purpose: 'processing', text: 'Process.' }],
	segments: [
		{ id: 'all', title: { en: 'Everyone', ru: 'Все' }, temperature: 'warm', result: 'call' }
	]
});

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, QUIZ);
		const who = { email: 'anna@example.com', consents: ['data'] };
		const answers = { size: 3, again: 4, why: 'So', who };
		valueOf(await completeSubmission(house, live, { answers, locale: 'ru' }));
		const fileOf = async (quiz: string | undefined, locale: UiLocale, query: string) => {
			const i18n = i18nFor(locale, await catalogueIn(locale), 'Europe/Moscow');
			const words = responsesInWords(i18n, new URLSearchParams(query));
			const exported = { of: 'responses', filter: { quiz }, words } as const;
			const job = { workspace, exported, format: 'csv' } as const;
			const bytes = await Array.fromAsync(exportedBytes(house, job));
			return Buffer.concat(bytes).toString().replace('\uFEFF', '').trimEnd().split('\r\n');
		};
		return { quiz: live.quizId, fileOf };
	};

	test('responses in words say segments, stages, languages and consents, ids last', async () => {
		const { quiz, fileOf } = await open();
		const [head, row] = await fileOf(quiz, 'ru', 'headings=words');
		expect(head).toBe(
			'Сегмент,Температура,Этап,Баллы,"Баллы, %","Получен, UTC",Источник,Теги,Язык,Действующие согласия,' +
				'Score,How many? [size],How many? [again],Segment,Who: email,utm_source,Версия квиза,ID,ID лида'
		);
		expect(row).toMatch(
			/^Все,Тёплый,MQL,\d+,\d*,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,[^,]*,,русский,Персональные данные,\d*,3,4,So,anna@example.com,/
		);
		const [own] = await fileOf(quiz, 'en', 'headings=words');
		expect(own).toMatch(/^Segment,.*,Score,"Score, %",.*,Score \[score\],.*,Segment \[why\],/);
		const [english, told] = await fileOf(undefined, 'en', 'headings=words');
		expect(english).toBe(
			'Name,Email,Phone,Quiz,Segment,Temperature,Stage,Score,"Score, %","Answered, UTC",Source,Tags,Language,' +
				'Consents in force,Answers,Version of the quiz,ID,Lead ID'
		);
		expect(told).toContain(',anna@example.com,,Fit,Everyone,Warm,MQL,');
	});

	test('under machine names nothing is said in words', async () => {
		const { quiz, fileOf } = await open();
		const [head, row] = await fileOf(quiz, 'ru', '');
		expect(head).toContain('id,created_at,version,locale,source,lead,segment,temperature,stage,');
		expect(head).toContain('How many? [size],How many? [again],Segment [why]');
		expect(row).toMatch(/T\d\d:\d\d:\d\d\.\d{3}Z,1,ru,[^,]*,lead_[^,]*,all,warm,mql,/);
	});
});
