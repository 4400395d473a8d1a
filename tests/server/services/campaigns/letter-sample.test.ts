import { afterEach, expect, test } from 'vitest';
import type { QuizFile } from '../../../../src/lib/quiz/quiz.ts';
import {
	createCampaign,
	saveCampaign
} from '../../../../src/lib/server/services/campaigns/campaigns.ts';
import {
	mailSurveySample,
	sampleSurveyLetter
} from '../../../../src/lib/server/services/campaigns/letter-sample.ts';
import { letterFieldNames } from '../../../../src/lib/server/services/campaigns/letter-fields.ts';
import { publishQuiz } from '../../../../src/lib/server/services/publishing.ts';
import { createQuiz, saveDraft } from '../../../../src/lib/server/services/quizzes.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLetter, TAP_STEPS } from '../../../support/a-letter.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

const ASKED = { locale: 'ru', variant: 'a', kind: 'first', who: 'known' } as const;
const OWNER = { id: 'usr_1', email: 'owner@example.com' };

const houses: TestHouse[] = [];
afterEach(async () => {
	for (const house of houses.splice(0)) await house.store.close();
});

const quizOf = (step: QuizFile['steps'][number]): QuizFile => ({
	...{ title: 'A survey', locales: ['en', 'ru'], steps: [step] }
});

async function aSurveyHouse() {
	const house = await aHouse({ config: { mailFrom: 'Quizsilver <quiz@example.com>' } });
	houses.push(house);
	const workspace = await aWorkspace(house);
	const definition = quizOf(TAP_STEPS.nps);
	const quiz = valueOf(await createQuiz(house, workspace, { definition }, null));
	const campaign = valueOf(
		await createCampaign(house, workspace, { name: 'First', quiz: quiz.id }, null)
	);
	valueOf(await saveCampaign(house, workspace, campaign.id, { letter: aLetter() }, null));
	return { house, workspace, quiz, id: campaign.id };
}

test('a sample is the letter as saved, of somebody who is known well or not at all', async () => {
	const { house, workspace, id } = await aSurveyHouse();
	const known = valueOf(await sampleSurveyLetter(house, workspace, id, ASKED));
	expect(known).toMatchObject({
		...{ locale: 'ru', subject: 'Анна, один вопрос', preheader: 'Это займёт минуту' },
		from: { name: 'Сильвер и Ко' },
		size: Buffer.byteLength(known.html)
	});
	const asked = { ...ASKED, locale: 'fr', who: 'unknown' } as const;
	const unknown = valueOf(await sampleSurveyLetter(house, workspace, id, asked));
	expect(unknown).toMatchObject({ locale: 'en', subject: 'Hello, one question' });
});

test('no link of a sample answers, leaves or tells that it was opened', async () => {
	const { house, workspace, id } = await aSurveyHouse();
	const { html } = valueOf(await sampleSurveyLetter(house, workspace, id, ASKED));
	const own = Array.from(html.matchAll(/href="(https:\/\/quiz\.example\.com[^"]*)"/g));
	expect(own.length).toBeGreaterThan(11);
	for (const [, url] of own)
		expect(url).toMatch(/^https:\/\/quiz\.example\.com\/letter-test(\?|$)/);
	expect(html).not.toContain('open.gif');
});

test('it asks the question that is answered now, not that of a newer draft', async () => {
	const { house, workspace, quiz, id } = await aSurveyHouse();
	const draft = async () => {
		const definition = quizOf(TAP_STEPS.yesNo);
		valueOf(await saveDraft(house, workspace, quiz.id, { definition }, null));
		return valueOf(await sampleSurveyLetter(house, workspace, id, ASKED)).text;
	};
	expect(await draft()).toContain('Мы решили вашу задачу?');
	valueOf(await publishQuiz(house, workspace, quiz.id, { by: 'usr_1' }));
	valueOf(
		await saveDraft(house, workspace, quiz.id, { definition: quizOf(TAP_STEPS.rating) }, null)
	);
	const { text } = valueOf(await sampleSurveyLetter(house, workspace, id, ASKED));
	expect(text).toContain('Мы решили вашу задачу?');
});

test('a test is mailed to oneself, marked as one, from the campaign’s own sender', async () => {
	const { house, workspace, id } = await aSurveyHouse();
	expect(valueOf(await mailSurveySample(house, workspace, id, ASKED, OWNER))).toBeNull();
	const letter = aLetter({ sender: { name: { en: 'Silver' }, email: 'survey@example.com' } });
	valueOf(await saveCampaign(house, workspace, id, { letter }, null));
	const english = { ...ASKED, locale: 'en' };
	valueOf(await mailSurveySample(house, workspace, id, english, OWNER));
	expect(house.mails).toMatchObject([
		{
			...{ to: [OWNER.email], subject: '[Проверка] Анна, один вопрос' },
			from: { name: 'Сильвер и Ко', address: 'quiz@example.com' }
		},
		{
			...{ to: [OWNER.email], subject: '[Test] Anna, one question' },
			from: { name: 'Silver', address: 'survey@example.com' }
		}
	]);
});

test('nobody sends tests without end', async () => {
	const { house, workspace, id } = await aSurveyHouse();
	const codes: string[] = [];
	for (let at = 0; at < 21; at += 1) {
		codes.push(codeOf(await mailSurveySample(house, workspace, id, ASKED, OWNER)));
	}
	expect(codes.slice(-2)).toEqual(['ok', 'throttled']);
	expect(house.mails).toHaveLength(20);
});

test('a survey of another workspace is as if it were not there', async () => {
	const { house, id } = await aSurveyHouse();
	const stranger = await aWorkspace(house);
	expect(codeOf(await sampleSurveyLetter(house, stranger, id, ASKED))).toBe('not_found');
	expect(codeOf(await mailSurveySample(house, stranger, id, ASKED, OWNER))).toBe('not_found');
	expect(house.mails).toEqual([]);
	expect(await letterFieldNames(house, stranger)).toBeNull();
});
