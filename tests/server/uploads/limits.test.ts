import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_UNCLAIMED } from '../../../src/lib/server/services/uploads/begin-upload.ts';
import { insertUpload } from '../../../src/lib/server/storage/queries/uploads.ts';
import { anUploadDesk, type UploadDesk } from '../../support/an-upload-desk.ts';
import { PNG } from '../../support/some-bytes.ts';

let desk: UploadDesk;
beforeAll(async () => void (desk = await anUploadDesk()));
afterAll(() => desk.close());

const png = { bytes: PNG, name: 'a.png' };

test('one address may begin so many uploads, and is told when to come again', async () => {
	const send = (address: string) => desk.post(png, { step: 'plan' }, { address });
	const answers = [];
	for (let times = 0; times < 101; times += 1) answers.push(await send('203.0.113.7'));
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
	expect(answers.at(-1)?.status).toBe(429);
	expect(answers.at(-1)?.headers.get('retry-after')).toBe('600');
	expect((await send('203.0.113.8')).status).toBe(201);
	desk.house.clock.advance(600_000);
	expect((await send('203.0.113.7')).status).toBe(201);
});

test('this machine itself is limited too: it may be a proxy that nobody told us of', async () => {
	const answers = [];
	for (let times = 0; times < 101; times += 1) {
		const headers = { 'x-forwarded-for': `203.0.113.${times}` };
		answers.push(await desk.post(png, { step: 'plan' }, { address: '127.0.0.1', headers }));
	}
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
	expect(answers.at(-1)?.status).toBe(429);
});

test('what waits at a quiz unclaimed is limited, and other quizzes are not touched by it', async () => {
	await insertUpload(desk.house.store, {
		id: 'upl_ffffffffffffffffffffffffffffffff',
		workspaceId: desk.workspace,
		quizId: desk.live.quizId,
		stepId: 'plan',
		name: 'large.png',
		size: MOST_UNCLAIMED,
		type: null,
		state: 'open',
		file: null,
		responseId: null,
		createdAt: desk.house.clock.now()
	});
	const before = await desk.onDisk();
	for (const answer of [
		await desk.post(png),
		await desk.announce(PNG.length, { step: 'plan', filename: 'a.png' })
	]) {
		expect([answer.status, answer.body.code]).toEqual([507, 'uploads_full']);
		expect(answer.headers.get('retry-after')).toBe('3600');
	}
	expect(await desk.onDisk()).toEqual(before);
});
