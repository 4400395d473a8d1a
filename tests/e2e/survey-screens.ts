import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { systemClock } from '../../src/lib/server/clock.ts';
import { sealMailToken } from '../../src/lib/server/services/mail-token.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { suppress } from '../../src/lib/server/storage/queries/suppressions.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { aLetter, aSurvey, type PlantedPerson } from '../support/a-planted-survey.ts';
import { aRecipientFile } from '../support/a-recipient-file.ts';
import type { Served } from '../support/served.ts';
import { callApi } from './workspace-desk.ts';

/** What the links of these letters are signed with. */
export const SECRET = 'the secret that links of these screens are signed with';

const SAID = { code: 550, error: '5.1.1 no such user' };

const PEOPLE: readonly PlantedPerson[] = [
	{ email: 'boris@example.com', finished: 'warm', openedBy: 'unsure', variant: 'b' },
	{ email: 'carl@example.com', name: 'Carl', finished: 'cold', openedBy: 'human' },
	{ email: 'dora@example.com', tapped: true, openedBy: 'human', variant: 'b' },
	{ email: 'emil@example.com', openedBy: 'scanner' },
	{ email: 'fay@example.com', mail: 'unknown', said: { code: 0, error: 'silent after DATA' } },
	{ email: 'gus@example.com', mail: 'failed', said: SAID, bounced: '5.1.1' },
	{ email: 'lea@example.com', left: true },
	{ email: 'max@example.com', complained: true },
	{ email: 'ned@example.com', notMe: true }
];

/** Each screen that has to do with surveys by email, with something on it. */
interface SurveyScreens {
	workspace: string[];
	/** For whoever has a letter. */
	theirs: string[];
}

/**
 * What the screens of surveys show, put into the data of a server while it is down: one that was sent and answered, one that is being
 * written, a lead with letters who gave another's phone, people, lists, those who left.
 */
export async function plantSurveys(server: Served, restart: () => Promise<void>) {
	const quiz = await callApi(server, '/quizzes', { template: 'nps' });
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const lead = await aLeadWithAnothersPhone(server);
	const draft = await callApi(server, '/surveys', { name: 'Being written', quiz: quiz['id'] });
	await server.stop();
	const store = await openStore({ databaseUrl: `file:${join(server.dataDir, 'quizsilver.db')}` });
	const planted = await plant(store, { quiz: String(quiz['id']), lead });
	await store.close();
	await restart();
	const sent = `/surveys/${planted.sent}`;
	const written = `/surveys/${String(draft['id'])}`;
	const token = (purpose: 'answer' | 'leave' | 'open') =>
		sealMailToken({ secret: SECRET }, purpose, planted.invitation);
	return {
		workspace: [
			...['/surveys', '/surveys/new', '/surveys/compare', written, `${written}/letter`],
			...[`${written}/audience`, `${written}/sending`],
			...['', '/letter', '/audience', '/sending', '/people?which=invited'].map(
				(tab) => `${sent}${tab}`
			),
			`/leads/${lead}`,
			...['/audience', '/audience/new', `/audience/${planted.recipient}`],
			...['/audience/lists', '/audience/left', '/audience/import']
		],
		theirs: [...[`/m/${token('answer')}?a=9`, `/u/${token('leave')}`, `/letter-test`]]
	} satisfies SurveyScreens;
}

async function aLeadWithAnothersPhone(server: Served): Promise<string> {
	const file = aLeadQuizFile('With a phone');
	const steps = file.steps.map((step) =>
		'fields' in step ? { ...step, fields: [...step.fields, { name: 'phone' }] } : step
	);
	const quiz = await callApi(server, '/quizzes', { ...file, steps });
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const yes = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`q${at + 1}`, 'yes']));
	const answer = (name: string, phone?: string) => {
		const contact = { name, email: `${name}@example.com`, ...(phone ? { phone } : {}) };
		return callApi(server, `/quizzes/${quiz['id']}/responses`, { answers: { ...yes, contact } });
	};
	const phone = '+7 916 123-45-67';
	await answer('anna');
	await answer('olga', phone);
	await answer('anna', phone);
	const { items } = await (await server.api('/leads')).json();
	return String(items.find(({ email }: { email: string }) => email.startsWith('anna')).id);
}

async function plant(store: Store, { quiz, lead }: { quiz: string; lead: string }) {
	const { db, tables } = store;
	const [workspace] = await db.select().from(tables.workspaces);
	const workspaceId = workspace?.id ?? '';
	const anna = {
		email: 'anna@example.com',
		name: 'Anna',
		finished: 'hot',
		openedBy: 'human'
	} as const;
	const { campaign, invitations, recipients } = await aSurvey(store, workspaceId, {
		...{ quiz, name: 'Sent survey', people: [{ ...anna, lead, reminders: 1 }, ...PEOPLE] },
		letter: {
			...{ ...aLetter(), locales: ['en', 'ru'] },
			subjectB: { en: '{{name|You}}, another subject', ru: '{{name|Вы}}, другая тема' }
		},
		now: systemClock.now() - 86_400_000
	});
	const recipientId = recipients[0]?.id ?? '';
	for (const [id, name] of [
		['lst_news', 'News of the month'],
		['lst_offers', 'Offers that end soon, and every now and then a letter about something else']
	] as const) {
		await db.insert(tables.lists).values({ id, workspaceId, name, offered: true, createdAt: 0 });
		const member = { listId: id, recipientId, workspaceId, addedAt: 0, leftAt: null };
		await db.insert(tables.listMembers).values(member);
	}
	const bounced = { workspaceId, email: 'gone@example.com', campaignId: null };
	await suppress(
		store,
		{
			...{ ...bounced, at: systemClock.now(), reason: 'bounced' },
			detail: '550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table'
		},
		[]
	);
	return {
		...{ sent: campaign.id, recipient: recipientId },
		invitation: invitations[0]?.id ?? ''
	};
}

/** Two files with faults: one whose columns are looked at, one that was taken. @returns the addresses of the imports */
export async function someImports(page: Page, folder: string): Promise<[string, string]> {
	const { bytes } = aRecipientFile(300, { encoding: 'utf-8', separator: ';' });
	const file = join(folder, 'customers.csv');
	await writeFile(file, bytes);
	const upload = async () => {
		await page.goto('/audience/import');
		await page.getByLabel('File').setInputFiles(file);
		await page.getByRole('button', { name: 'Upload' }).click();
		await page.getByRole('heading', { name: 'Which column is what' }).waitFor();
		return new URL(page.url()).pathname;
	};
	const taken = await upload();
	await page.getByLabel('They have agreed to letters').check();
	await page.getByLabel('Since when').fill('2026-01-31');
	await page.getByLabel('How and where it was given').fill('Order form');
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await page.getByRole('heading', { name: 'Lines that were not taken' }).waitFor();
	return [await upload(), taken];
}
