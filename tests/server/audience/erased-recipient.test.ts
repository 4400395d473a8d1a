import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileMailer } from '../../../src/lib/server/delivery/email/smtp.ts';
import { eraseRecipient } from '../../../src/lib/server/services/audience/recipients.ts';
import { aHouse } from '../../support/a-house.ts';
import { uploadedLeads } from '../../support/an-import.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';
import { aSurvey } from '../../support/a-planted-survey.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

forEachEngine((_, makeStore) => {
	test('whoever is erased from the audience leaves no mail that was written to a file', async () => {
		const folder = join(await mkdtemp(join(tmpdir(), 'quizsilver-mails-')), 'mail');
		await mkdir(folder);
		const plain = await aHouse({ store: await makeStore() });
		const house = { ...plain, mailer: fileMailer(folder, 'us@example.com', plain.clock) };
		const workspace = await aWorkspace(house);
		const { campaign } = await aSurvey(house.store, workspace, { quiz: 'quiz_1' });
		const survey = { workspaceId: workspace, campaignId: campaign.id, quizId: 'quiz_1' };
		const [theirs, other] = [
			await aMailedPerson(house, survey),
			await aMailedPerson(house, { ...survey, email: 'boris@example.com' })
		];
		for (const { mail } of [theirs, other]) await writeFile(join(folder, `${mail.id}.eml`), 'Hi');
		valueOf(await eraseRecipient(house, workspace, theirs.invitation.recipientId, null));
		expect(await readdir(folder)).toEqual([`${other.mail.id}.eml`]);
		await rm(join(folder, '..'), { recursive: true });
	});

	test('nor a line of a file that names them, with whatever else stood in it', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const { campaign } = await aSurvey(house.store, workspace, { quiz: 'quiz_1' });
		const survey = { workspaceId: workspace, campaignId: campaign.id, quizId: 'quiz_1' };
		const email = 'anna_1@example.com';
		const { invitation } = await aMailedPerson(house, { ...survey, email });
		const importId = await uploadedLeads(house, workspace, 'email');
		const { db, tables } = house.store;
		const others = ['annax1@example.com · Anna', 'anna_1@example.com.au', `boris · ${email}`];
		const told = [email, `${email} · Anna Berg`, ...others];
		await db.insert(tables.importFaults).values(
			told.map((value, line) => ({
				...{ workspaceId: workspace, importId, line, code: 'repeated', value }
			}))
		);
		valueOf(await eraseRecipient(house, workspace, invitation.recipientId, null));
		const left = await db.select().from(tables.importFaults);
		expect(left.map(({ value }) => value).toSorted()).toEqual(others.toSorted());
	});
});
