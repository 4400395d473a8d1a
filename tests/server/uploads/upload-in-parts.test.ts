import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '../../../src/lib/server/public/api/api-routes.ts';
import { uploadFiles } from '../../../src/lib/server/storage/upload-files.ts';
import { anUploadDesk, PART, TUS, type UploadDesk } from '../../support/an-upload-desk.ts';
import { aPng, HTML, PNG } from '../../support/some-bytes.ts';

let desk: UploadDesk;
beforeAll(async () => void (desk = await anUploadDesk()));
afterAll(() => desk.close());

const metadata = { filename: 'Grundriß 1.png', step: 'plan' };

async function announced(size: number): Promise<string> {
	return String((await desk.announce(size, metadata)).body.id);
}

const head = (id: string) =>
	desk.call(`/uploads/${id}`, { method: 'HEAD', token: '', headers: TUS });

async function bytesOf(id: string): Promise<Buffer> {
	const { uploads } = desk.house.store.tables;
	const rows = await desk.house.store.db.select().from(uploads);
	const file = rows.find((row) => row.id === id)?.file ?? '';
	return readFile(uploadFiles(desk.dataDir).pathOf(id, file));
}

test('the server says which version and extensions it speaks', async () => {
	for (const path of [`/quizzes/${desk.live.slug}/uploads`, '/uploads/upl_x']) {
		const { status, headers } = await desk.call(path, { method: 'OPTIONS', token: '' });
		expect(status).toBe(204);
		expect(headers.get('tus-version')).toBe('1.0.0');
		expect(headers.get('tus-extension')).toBe('creation,termination');
		expect(headers.get('access-control-allow-methods')).toContain('PATCH');
	}
});

test('an upload is announced, sent in parts, and whole when the last one has come', async () => {
	const answer = await desk.announce(PNG.length, metadata);
	expect(answer.status).toBe(201);
	const id = String(answer.body.id);
	expect(answer.headers.get('location')).toBe(`/api/v1/uploads/${id}`);
	const first = await desk.patch(id, 0, PNG.subarray(0, 700));
	expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '700']);
	const asked = await head(id);
	expect(asked.status).toBe(200);
	expect(Object.fromEntries(asked.headers)).toMatchObject({
		'cache-control': 'no-store',
		'tus-resumable': '1.0.0',
		'upload-offset': '700',
		'upload-length': String(PNG.length),
		'upload-metadata': `filename ${Buffer.from('Grundriß 1.png').toString('base64')}`
	});
	const last = await desk.patch(id, 700, PNG.subarray(700));
	expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(PNG.length)]);
	expect(await bytesOf(id)).toEqual(PNG);
	expect((await head(id)).headers.get('upload-offset')).toBe(String(PNG.length));
	expect((await desk.onDisk()).filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('a part that breaks off keeps what has come, and the rest goes on from there at another process', async () => {
	const id = await announced(PNG.length);
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(PNG.subarray(0, 1000)),
		pull: (controller) => controller.error(new Error('connection reset'))
	});
	const headers = { ...PART, 'upload-offset': '0', 'content-length': String(PNG.length) };
	await desk.call(`/uploads/${id}`, { method: 'PATCH', token: '', stream: body, headers });
	expect((await head(id)).headers.get('upload-offset')).toBe('1000');
	const other = apiRoutes({ ...desk.house });
	const rest = await other.request(`/uploads/${id}`, {
		method: 'PATCH',
		headers: { ...PART, 'upload-offset': '1000' },
		body: new Uint8Array(PNG.subarray(1000))
	});
	expect(rest.status).toBe(204);
	expect(await bytesOf(id)).toEqual(PNG);
});

test('where the answer to the last part was lost, asking once more with nothing finishes it', async () => {
	const id = await announced(PNG.length);
	const files = uploadFiles(desk.dataDir);
	// A server that was killed after the bytes were written.
	await files.coming(id).append(
		0,
		PNG.length,
		(async function* () {
			yield PNG;
		})()
	);
	expect((await head(id)).headers.get('upload-offset')).toBe(String(PNG.length));
	expect((await desk.patch(id, PNG.length, Buffer.alloc(0))).status).toBe(204);
	expect(await bytesOf(id)).toEqual(PNG);
	expect((await desk.patch(id, PNG.length, Buffer.alloc(0))).status).toBe(204);
});

test('whoever goes on writing after the end changes nothing of what was looked into', async () => {
	const id = await announced(PNG.length);
	let finish = (): void => undefined;
	const held = new Promise<void>((resolve) => (finish = resolve));
	const slow = new ReadableStream<Uint8Array>({
		async pull(controller) {
			await held;
			controller.enqueue(Buffer.concat([HTML, Buffer.alloc(PNG.length - HTML.length)]));
			controller.close();
		}
	});
	const late = desk.call(`/uploads/${id}`, {
		method: 'PATCH',
		token: '',
		stream: slow,
		headers: { ...PART, 'upload-offset': '0' }
	});
	await expect.poll(async () => (await head(id)).status).toBe(200);
	expect((await desk.patch(id, 0, PNG)).status).toBe(204);
	finish();
	await late;
	expect(await bytesOf(id)).toEqual(PNG);
});

describe('what is refused leaves nothing on disk:', () => {
	test('100 MB, when they are announced', async () => {
		const before = await desk.onDisk();
		const answer = await desk.announce(100 * 1024 * 1024, metadata);
		expect([answer.status, answer.body.code]).toEqual([413, 'file_too_large']);
		expect(await desk.onDisk()).toEqual(before);
	});

	test.each([
		['more bytes than were announced, by their length', { 'content-length': '5000' }],
		['more bytes than were announced, when they come', {}]
	])('%s', async (_, headers) => {
		const before = await desk.onDisk();
		const id = await announced(1000);
		const answer = await desk.patch(id, 0, aPng(5000), headers as Record<string, string>);
		expect(answer.status).toBe(413);
		expect(await desk.onDisk()).toEqual(before);
		expect((await head(id)).status).toBe(404);
	});

	test('a page that was announced as a picture, once all of it is here', async () => {
		const before = await desk.onDisk();
		const id = await announced(HTML.length);
		const answer = await desk.patch(id, 0, HTML);
		expect([answer.status, answer.body.code]).toEqual([415, 'file_refused']);
		expect(await desk.onDisk()).toEqual(before);
		expect((await head(id)).status).toBe(404);
	});

	test('what there is no room for on the disk', async () => {
		const before = await desk.onDisk();
		const id = await announced(PNG.length);
		const part = join(desk.dataDir, 'uploads', id.slice(4, 6), `${id}.part`);
		await rm(part);
		await symlink('/dev/full', part);
		const answer = await desk.patch(id, 0, PNG);
		expect([answer.status, answer.body.code]).toEqual([507, 'disk_full']);
		expect(answer.headers.get('retry-after')).toBe('600');
		expect(answer.body.title).toBe('The server has no room for this file; try again in 10 min.');
		expect(await desk.onDisk()).toEqual(before);
		expect((await head(id)).status).toBe(404);
	});

	test('what its sender gives up', async () => {
		const before = await desk.onDisk();
		const id = await announced(PNG.length);
		await desk.patch(id, 0, PNG.subarray(0, 100));
		const remove = () => desk.call(`/uploads/${id}`, { method: 'DELETE', token: '', headers: TUS });
		expect((await remove()).status).toBe(204);
		expect(await desk.onDisk()).toEqual(before);
		expect((await remove()).status).toBe(404);
	});
});

describe('a request that does not keep to the protocol is told so:', () => {
	const options = { token: '' };
	test.each([
		['another version', 412, 'HEAD', { 'tus-resumable': '0.2.2' }],
		['no version', 412, 'PATCH', { 'content-type': 'application/offset+octet-stream' }],
		['another type', 415, 'PATCH', { ...TUS, 'content-type': 'image/png', 'upload-offset': '0' }],
		['no offset', 422, 'PATCH', PART],
		['another offset', 409, 'PATCH', { ...PART, 'upload-offset': '5' }]
	])('%s is %i', async (_, status, method, headers) => {
		const id = await announced(PNG.length);
		const body = method === 'PATCH' ? { bytes: PNG } : {};
		const answer = await desk.call(`/uploads/${id}`, { ...options, method, headers, ...body });
		expect(answer.status).toBe(status);
		expect(answer.headers.get('tus-resumable')).toBe('1.0.0');
		expect((await head(id)).headers.get('upload-offset')).toBe('0');
	});

	test.each([
		['no size', { 'upload-length': 'x' }, 422],
		['no file', { 'upload-length': '0' }, 415],
		['another version', { 'tus-resumable': '2.0.0' }, 412]
	])('a creation with %s', async (_, headers, status) => {
		expect((await desk.announce(10, metadata, headers as Record<string, string>)).status).toBe(
			status
		);
	});

	test('an id that there is not, or that leads elsewhere, is 404', async () => {
		for (const id of ['upl_00000000000000000000000000000000', '..%2f..%2fsecret', 'x']) {
			expect((await head(id)).status).toBe(404);
			expect((await desk.patch(id, 0, PNG)).status).toBe(404);
		}
	});
});
