import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completeSubmission } from '../../src/lib/server/services/submissions.ts';
import { createDestination } from '../../src/lib/server/services/destinations.ts';
import { setUpUnattended } from '../../src/lib/server/services/unattended.ts';
import { storePicture } from '../../src/lib/server/services/pictures/store-picture.ts';
import { recordStart } from '../../src/lib/server/services/visits.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { picturePath } from '../../src/lib/server/storage/picture-files.ts';
import { aHouse } from './a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from './a-lead-quiz.ts';
import { aLiveQuiz } from './a-live-quiz.ts';
import { PICTURES } from './some-pictures.ts';
import { valueOf } from './value-of.ts';

/** Words that a careless copy would break: what ends lines elsewhere, what must be escaped, what needs two units. */
const HARD_NAME = 'Анна\u2028"Ø\\\n\r\t🦊 {},NULL';

/** Where the one picture lies. */
export const PICTURE = picturePath(`${hash('sha256', PICTURES.png).slice(0, 40)}.png`);

export interface Installation {
	databaseUrl: string;
	dataDir: string;
	secret: undefined;
}

/** Fills an empty installation with people, quizzes, leads and files, and leaves it. */
export async function fillInstallation({ databaseUrl, dataDir }: Installation): Promise<void> {
	const store = await openStore({ databaseUrl });
	const owner = { email: 'owner@example.com', password: 'a long password', apiToken: undefined };
	const house = await aHouse({ store, config: { dataDir, owner } });
	await setUpUnattended(house);
	const [workspace] = await store.db.select().from(store.tables.workspaces);
	const id = workspace?.id ?? '';
	valueOf(
		await createDestination(
			house,
			id,
			{
				name: HARD_NAME,
				url: 'https://crm.example.com/hook',
				events: ['response.completed']
			},
			null
		)
	);
	const live = await aLiveQuiz(house, id, aLeadQuizFile());
	await recordStart(house, live, 'attempt-1', 'newsletter');
	for (let number = 0; number < 30; number += 1) {
		const { answers, hidden, locale } = aLeadSubmission(number, number % 2 ? 'yes' : 'maybe');
		const contact = { ...answers.contact, name: HARD_NAME };
		valueOf(
			await completeSubmission(house, live, {
				answers: { ...answers, contact },
				hidden,
				locale,
				attempt: undefined,
				source: undefined,
				idempotencyKey: `key-${number}`,
				test: number === 7,
				held: number === 8 ? 'trap' : undefined
			})
		);
	}
	valueOf(await storePicture(house, id, [PICTURES.png], undefined, null));
	await store.close();
	await writeFile(join(dataDir, 'secret'), 'the secret of this installation');
	await mkdir(join(dataDir, 'uploads', 'ab'), { recursive: true });
	await writeFile(join(dataDir, 'uploads', 'ab', 'upl_ab.1'), Buffer.alloc(200_000, 'bytes\0'));
	await mkdir(join(dataDir, 'uploads', 'ac'));
	await writeFile(join(dataDir, 'uploads', 'ac', 'upl_ac.1'), '');
}

/** Lets a response name these of its files, of so many bytes each. */
export async function claimUploads(
	databaseUrl: string,
	sizes: Readonly<Record<string, number>>
): Promise<void> {
	const store = await openStore({ databaseUrl });
	for (const [id, size] of Object.entries(sizes)) {
		await store.db.insert(store.tables.uploads).values({
			id,
			workspaceId: 'ws_1',
			quizId: 'quiz_1',
			stepId: 'cv',
			name: 'cv.pdf',
			size,
			type: 'application/pdf',
			state: 'complete',
			file: `${id}.1`,
			responseId: 'rsp_1',
			createdAt: 0
		});
	}
	await store.close();
}

/** Every row of every table, and every file, as they are now; comparable between engines. */
export async function everythingIn({
	databaseUrl
}: Installation): Promise<Record<string, unknown[]>> {
	const store = await openStore({ databaseUrl });
	const all: Record<string, unknown[]> = {};
	for (const [name, table] of Object.entries(store.tables)) {
		const rows = await store.db.select().from(table);
		all[name] = rows.map((row) => JSON.stringify(row)).sort();
	}
	await store.close();
	return all;
}
