import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDestination } from '../../../src/lib/server/services/destinations.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { deleteResponse } from '../../../src/lib/server/services/responses.ts';
import { sweepUploads } from '../../../src/lib/server/services/uploads/sweep-uploads.ts';
import { anExport } from '../../support/an-export.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { A_FILE_QUIZ, anUploadDesk, type UploadDesk } from '../../support/an-upload-desk.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { PDF, PNG } from '../../support/some-bytes.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const responsesCsv = anExport('responses', 'csv');
const responsesNdjson = anExport('responses', 'ndjson');
const DAY = 24 * 60 * 60_000;
const ORIGIN = 'https://quiz.example.com';

forEachEngine((engine) => {
	let desk: UploadDesk;
	beforeAll(async () => void (desk = await anUploadDesk({ engine })));
	afterAll(() => desk.close());

	async function sent(step = 'plan', name = 'plan.pdf'): Promise<string> {
		const bytes = name.endsWith('.pdf') ? PDF : PNG;
		return String((await desk.post({ bytes, name }, { step })).body.id);
	}

	const submit = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) =>
		desk.call(`/quizzes/${desk.live.slug}/responses`, {
			method: 'POST',
			body: { answers, ...more },
			headers: more['key'] ? { 'idempotency-key': String(more['key']) } : {}
		});

	async function responsesOf() {
		const { responses } = desk.house.store.tables;
		return desk.house.store.db.$count(responses);
	}

	describe('a response names its files', () => {
		test('and they are its own from then on: in records, exports and what is sent', async () => {
			await createDestination(
				desk.house,
				desk.workspace,
				{
					name: 'CRM',
					url: 'https://crm.example.com/hook',
					events: ['response.completed']
				},
				null
			);
			const plan = await sent('plan', '=plan.pdf');
			const photos = [await sent('more', 'a.png'), await sent('more', 'b.png')];
			const answer = await submit({ plan: [plan], more: photos, email: 'anna@example.com' });
			expect(answer.status).toBe(201);
			const files = [
				{
					id: plan,
					step: 'plan',
					name: '=plan.pdf',
					size: PDF.length,
					type: 'application/pdf',
					url: `${ORIGIN}/files/${plan}`
				},
				...photos.map((id, at) => ({
					id,
					step: 'more',
					name: at === 0 ? 'a.png' : 'b.png',
					size: PNG.length,
					type: 'image/png',
					url: `${ORIGIN}/files/${id}`
				}))
			];
			const record = await desk.call(`/responses/${answer.body.id}`);
			expect(record.body['answers']).toMatchObject({ plan: [plan], more: photos });
			expect(record.body['files']).toEqual(files);
			const listed = await desk.call('/responses');
			expect(listed.items[0]).toMatchObject({ files: record.body['files'] });
			const { deliveries } = desk.house.store.tables;
			const [delivery] = await desk.house.store.db.select().from(deliveries);
			const { data } = JSON.parse(delivery?.payload ?? '{}');
			expect(data.response.files).toEqual(expect.arrayContaining(files));
			expect(data.response.answers).toContainEqual({
				step: 'more',
				question: 'Anything else',
				answer: '2 files',
				value: photos
			});
			const filter = { quiz: desk.live.quizId };
			const csv = await all(responsesCsv(desk.house, desk.workspace, filter));
			// A name that begins like a formula is text to a spreadsheet.
			expect(csv).toContain(`,'=plan.pdf (2.9 kB) ${ORIGIN}/files/${plan},`);
			expect(csv).toContain(`b.png (2 kB) ${ORIGIN}/files/${photos[1]}`);
			expect(await all(responsesCsv(desk.house, desk.workspace))).toContain(
				`Your plan: =plan.pdf (2.9 kB) ${ORIGIN}/files/${plan}`
			);
			expect(
				JSON.parse(await all(responsesNdjson(desk.house, desk.workspace, filter)))
			).toMatchObject({ files: record.body['files'] });
		});

		test('once: a second response cannot have them, but the same one repeated is answered again', async () => {
			const answers = { plan: [await sent()] };
			const first = await submit(answers, { key: 'once' });
			expect(first.status).toBe(201);
			const again = await submit(answers, { key: 'once' });
			expect([again.status, again.body.id]).toEqual([201, first.body.id]);
			const other = await submit(answers, { key: 'other' });
			expect([other.status, other.errors]).toEqual([422, [GONE]]);
		});

		test('even when two ask for them at the same moment', async () => {
			const answers = { plan: [await sent()] };
			const before = await responsesOf();
			const both = await Promise.all([submit(answers), submit(answers)]);
			expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
			expect(both.flatMap(({ errors }) => errors)).toEqual([GONE]);
			expect(await responsesOf()).toBe(before + 1);
		});

		test('in the order of its answers, whichever came first', async () => {
			const [first, second] = [await sent('more', 'a.png'), await sent('more', 'b.png')];
			for (const more of [[first, second], [await sent('more'), await sent('more')].toReversed()]) {
				const plan = [await sent('plan', 'plan.pdf')];
				const answer = await submit({ plan, more, email: 'anna@example.com' });
				const { body } = await desk.call(`/responses/${answer.body.id}`);
				const files = body['files'] as { id: string }[];
				expect(files.map(({ id }) => id)).toEqual([...plan, ...more]);
			}
		});
	});

	const GONE = {
		path: 'answers.plan',
		message: 'The file is not here any more. Choose it again.'
	};

	describe('is refused at its field, and nothing is stored, where a file', () => {
		test.each([
			['was never sent', async () => 'upl_00000000000000000000000000000000'],
			['was sent for another question', () => sent('more')],
			[
				'was sent to another quiz',
				async () => {
					const other = await aLiveQuiz(desk.house, desk.workspace, A_FILE_QUIZ);
					return sentTo(other.slug);
				}
			],
			[
				'was sent to another workspace',
				async () => {
					const stranger = await aWorkspace(desk.house);
					return sentTo((await aLiveQuiz(desk.house, stranger, A_FILE_QUIZ)).slug);
				}
			],
			[
				'is a day old',
				async () => {
					const id = await sent();
					desk.house.clock.advance(DAY);
					return id;
				}
			]
		])('%s', async (_, make) => {
			const before = await responsesOf();
			const answer = await submit({ plan: [await make()] });
			expect([answer.status, answer.errors]).toEqual([422, [GONE]]);
			expect(await responsesOf()).toBe(before);
		});

		test('has not arrived whole', async () => {
			const { body } = await desk.announce(PNG.length, { step: 'plan', filename: 'a.png' });
			const answer = await submit({ plan: [body.id] });
			expect(answer.errors).toEqual([
				{ path: 'answers.plan', message: 'The file has not arrived whole. Choose it again.' }
			]);
		});

		test('is swept away between the look and the commit', async () => {
			const id = await sent();
			const { uploads } = desk.house.store.tables;
			const { completeSubmissions } = desk.house.store;
			const store = {
				...desk.house.store,
				async completeSubmissions(batch: Parameters<typeof completeSubmissions>[0]) {
					await desk.house.store.db.update(uploads).set({ state: 'dropped' });
					return completeSubmissions(batch);
				}
			};
			const before = await responsesOf();
			const house = { ...desk.house, store };
			const refused = await completeSubmission(house, desk.live, { answers: { plan: [id] } });
			expect(refused).toMatchObject({
				ok: false,
				problem: { code: 'invalid', errors: [{ path: 'answers.plan' }] }
			});
			expect(await responsesOf()).toBe(before);
		});
	});

	async function sentTo(slug: string): Promise<string> {
		const form = new FormData();
		form.append('plan', new Blob([new Uint8Array(PNG)]), 'a.png');
		const answer = await desk.call(`/quizzes/${slug}/uploads`, { method: 'POST', form, token: '' });
		return String(answer.body.id);
	}

	describe('the sweep', () => {
		test('removes what nobody has claimed within a day, and nothing else', async () => {
			const claimed = await sent();
			expect((await submit({ plan: [claimed] })).status).toBe(201);
			const lost = await sent();
			const { body } = await desk.announce(PNG.length, { step: 'plan', filename: 'a.png' });
			desk.house.clock.advance(DAY - 1000);
			const fresh = await sent();
			desk.house.clock.advance(2000);
			await sweepUploads(desk.house);
			const files = (await desk.onDisk()).join(' ');
			for (const id of [claimed, fresh]) expect(files).toContain(id);
			for (const id of [lost, String(body.id)]) expect(files).not.toContain(id);
			const { uploads } = desk.house.store.tables;
			const ids = (await desk.house.store.db.select().from(uploads)).map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining([claimed, fresh]));
			expect(ids).not.toEqual(expect.arrayContaining([lost]));
		});

		test('removes the files of a test response that was deleted', async () => {
			const id = await sent();
			const answer = await submit({ plan: [id] }, { test: true });
			expect((await desk.onDisk()).join(' ')).toContain(id);
			valueOf(await deleteResponse(desk.house, desk.workspace, String(answer.body.id), null));
			await sweepUploads(desk.house);
			expect((await desk.onDisk()).join(' ')).not.toContain(id);
		});
	});
});

async function all(chunks: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk;
	return text;
}
