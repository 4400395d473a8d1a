import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pauseByItself } from '../../../../src/lib/server/delivery/mailing/pause.ts';
import { startCampaign } from '../../../../src/lib/server/services/campaigns/sending.ts';
import type { CampaignRow } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aSurvey, somePeople } from '../../../support/a-survey.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { valueOf } from '../../../support/value-of.ts';

let house: TestHouse;
let row: CampaignRow;

beforeEach(async () => {
	house = await aHouse();
	const workspace = await aWorkspace(house);
	await somePeople(house, workspace, 1);
	const { id } = await aSurvey(house, { workspace });
	valueOf(await startCampaign(house, { workspace, id, by: null }));
	const { db, tables } = house.store;
	const person = { workspaceId: workspace, name: '', passwordHash: '', createdAt: 0 };
	await db.insert(tables.users).values([
		{ ...person, id: 'user_1', email: 'anna@example.com', locale: 'en' },
		{ ...person, id: 'user_2', email: 'boris@example.com', locale: 'ru' }
	]);
	const [found] = await db.select().from(tables.campaigns).where(eq(tables.campaigns.id, id));
	if (!found) throw new Error('no survey');
	row = found;
});
afterEach(() => house.store.close());

test('who owns a survey that pauses by itself is told why, once, in their language', async () => {
	await pauseByItself(house, row, 'refused');
	await pauseByItself(house, row, 'refused');
	await expect.poll(() => house.mails.length).toBe(2);
	expect(house.mails).toMatchObject([
		{ to: ['anna@example.com'], subject: 'Survey paused: Survey' },
		{ to: ['boris@example.com'], subject: 'Опрос приостановлен: Survey' }
	]);
	const [{ text }] = [...house.mails, { text: '' }];
	expect(text).toContain('refused several letters in a row');
	expect(text).toContain(`https://quiz.example.com/surveys/${row.id}/sending`);
});

test('a mail server that is away keeps nothing from being paused', async () => {
	const away = {
		...house,
		mailer: { ...house.mailer, send: () => Promise.reject(new Error('x')) }
	};
	await pauseByItself(away, row, 'sender');
	await expect.poll(() => house.lines.join()).toContain('survey.owner_not_told');
	const { db, tables } = house.store;
	expect(await db.select().from(tables.campaigns)).toMatchObject([
		{ state: 'paused', pausedFor: 'sender' }
	]);
});
