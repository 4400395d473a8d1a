import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	missingPictures,
	withPictures
} from '../../../src/lib/server/services/pictures/carried-pictures.ts';
import { servePicture } from '../../../src/lib/server/services/pictures/serve-picture.ts';
import {
	storePicture,
	sweepPictures
} from '../../../src/lib/server/services/pictures/store-picture.ts';
import { createQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { anOpenDoor, type OpenDoor } from '../../support/an-open-door.ts';
import { anApi, type Call, type TestApi } from '../../support/an-api.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { HTML, SVG } from '../../support/some-bytes.ts';
import { aPngPicture, PICTURES } from '../../support/some-pictures.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const MB = 1024 * 1024;
const TYPES = {
	png: 'image/png',
	jpg: 'image/jpeg',
	webp: 'image/webp',
	gif: 'image/gif',
	avif: 'image/avif'
};

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 40);

forEachEngine((engine) => {
	let api: TestApi;
	let dataDir: string;
	let door: OpenDoor;
	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-pictures-'));
		api = await anApi({ engine, config: { dataDir } });
		door = await anOpenDoor(api.house);
	});
	afterAll(async () => {
		await door.close();
		await api.house.store.close();
		await rm(dataDir, { recursive: true, force: true });
	});

	const post = (bytes: Uint8Array, call: Call = {}) =>
		api.call('/pictures', { method: 'POST', bytes, ...call });
	const rows = () => api.house.store.db.$count(api.house.store.tables.pictures);
	async function onDisk(): Promise<string[]> {
		const entries = await readdir(join(dataDir, 'pictures'), {
			recursive: true,
			withFileTypes: true
		}).catch(() => []);
		return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
	}

	describe.each(Object.entries(PICTURES))('a %s', (ending, bytes) => {
		const src = `/p/${hashOf(bytes)}.${ending}`;

		test('is kept under its content, whatever it is called', async () => {
			const answer = await post(bytes, { headers: { 'content-type': 'text/html' } });
			expect(answer.status).toBe(201);
			const url = `https://quiz.example.com${src}`;
			expect(answer.body).toEqual({ src, url, size: bytes.length, width: 2, height: 3 });
		});

		test('is shown to anybody, for good, and as nothing but a picture', async () => {
			const answer = await door.get(src);
			expect(answer.status).toBe(200);
			expect(answer.headers).toMatchObject({
				'content-type': TYPES[ending as keyof typeof TYPES],
				'content-length': String(bytes.length),
				'cache-control': 'public, max-age=31536000, immutable',
				'x-content-type-options': 'nosniff',
				'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
				'cross-origin-resource-policy': 'cross-origin'
			});
			expect(answer.headers['set-cookie']).toBeUndefined();
			const again = await door.get(src, { 'if-none-match': answer.headers.etag ?? '' });
			expect([again.status, again.text]).toEqual([304, '']);
		});

		test('tells its headers alone to whoever asks for them', async () => {
			const answer = await door.ask('HEAD', src);
			expect([answer.status, answer.text]).toEqual([200, '']);
			expect(answer.headers['content-length']).toBe(String(bytes.length));
		});
	});

	test('what is sent twice is kept once in a workspace, and once on the disk for all', async () => {
		await post(PICTURES.png);
		const [before, files] = [await rows(), await onDisk()];
		const again = await post(PICTURES.png);
		expect([again.status, await rows(), await onDisk()]).toEqual([201, before, files]);
		const other = await aWorkspace(api.house);
		await post(PICTURES.png, { token: await api.newToken(other) });
		expect([await rows(), await onDisk()]).toEqual([before + 1, files]);
	});

	describe('refused, with a sentence, and leaving nothing behind:', () => {
		test.each([
			['SVG', SVG, 415, 'not a picture that can be shown here'],
			['a page', HTML, 415, 'not a picture that can be shown here'],
			[
				'a program',
				Buffer.from('MZ\x90\0 and so on'),
				415,
				'Choose a PNG, JPEG, WebP, GIF or AVIF'
			],
			['nothing', Buffer.alloc(0), 415, 'not a picture'],
			['half a picture', PICTURES.jpg.subarray(0, 30), 415, 'damaged or cut off'],
			['a picture and a page', Buffer.concat([PICTURES.jpg, HTML]), 415, 'something else behind'],
			['a bomb of pixels', aPngPicture(20_000, 20_000), 413, 'too many pixels'],
			['more than 10 MB', aPngPicture(2, 2, 10 * MB), 413, 'larger than 10 MB']
		])('%s', async (_, bytes, status, words) => {
			const [before, files] = [await rows(), await onDisk()];
			const answer = await post(bytes);
			expect(answer.status).toBe(status);
			expect(answer.body.title).toContain(words);
			expect([await rows(), await onDisk()]).toEqual([before, files]);
		});
	});

	test('just 10 MB are taken', async () => {
		const around = aPngPicture(2, 2, 1).length - 1;
		expect((await post(aPngPicture(2, 2, 10 * MB - around))).status).toBe(201);
	});

	/** @param length what it says of itself */
	async function pourIn(length?: number) {
		let pulled = 0;
		const stream = new ReadableStream<Uint8Array>({
			pull(controller) {
				pulled += 1;
				if (pulled > 640) controller.close();
				else controller.enqueue(new Uint8Array(65_536));
			}
		});
		const files = await onDisk();
		const headers: Record<string, string> = length ? { 'content-length': String(length) } : {};
		const answer = await api.call('/pictures', { method: 'POST', stream, headers });
		expect([answer.status, answer.body.title]).toEqual([413, expect.stringContaining('10 MB')]);
		expect(await onDisk()).toEqual(files);
		return pulled;
	}

	test('40 MB are refused by their announcement, before a byte is read', async () => {
		expect(await pourIn(40 * MB)).toBeLessThan(3);
	});

	test('40 MB that were not announced are refused by counting, soon after the tenth', async () => {
		expect(await pourIn()).toBeLessThan(170);
	});

	test.each([
		['that is none of ours', `/p/${'0'.repeat(40)}.png`],
		['of another kind than it is', `/p/${hashOf(PICTURES.png)}.gif`],
		['with an ending that is none', `/p/${'a'.repeat(40)}.svg`],
		['of a folder', '/p/'],
		['that leads elsewhere', '/p/../secret'],
		['that leads elsewhere, disguised', '/p/..%2f..%2fsecret'],
		['that leads elsewhere, disguised twice', `/p/%2e%2e/${'a'.repeat(40)}.png`]
	])('there is nothing at an address %s', async (_, path) => {
		await writeFile(join(dataDir, 'secret'), 'a secret');
		const answer = await door.get(path);
		// What is no address of the public surface is the workspace's to refuse.
		expect(answer.status === 404 || answer.text === 'workspace').toBe(true);
	});

	test('a name that leads elsewhere is served to nobody, whoever passes it on', async () => {
		await writeFile(join(dataDir, 'secret'), 'a secret');
		expect(await servePicture(api.house, `../${basename(dataDir)}/secret`)).toBeNull();
	});

	test('a token that may only read keeps no picture, and nobody without one does', async () => {
		const token = await api.newToken(api.workspace, ['read']);
		expect((await post(PICTURES.gif, { token })).status).toBe(403);
		expect((await post(PICTURES.gif, { token: '' })).status).toBe(401);
	});

	test('what a process that was killed has left of a picture is swept after a day', async () => {
		const part = join(dataDir, 'pictures', 'left.part');
		await writeFile(part, 'half');
		const now = api.house.clock.now();
		const files = await onDisk();
		await utimes(part, new Date(now), new Date(now - 23 * 3_600_000));
		await sweepPictures(api.house);
		expect(await onDisk()).toEqual(files);
		await utimes(part, new Date(now), new Date(now - 25 * 3_600_000));
		await sweepPictures(api.house);
		expect(await onDisk()).toEqual(files.filter((name) => name !== 'left.part'));
	});

	describe('a quiz file on its way to another installation', () => {
		const titled = (src: string, more = {}) => ({
			title: 'Pictures',
			welcome: { title: 'Hello', picture: { src } },
			steps: [{ id: 'a', kind: 'statement', title: 'A' }],
			...more
		});
		const keep = async (bytes: Buffer) =>
			valueOf(await storePicture(api.house, api.workspace, [bytes], undefined, null)).src;

		test('carries its pictures, and gives them up when it is taken in', async () => {
			const src = await keep(aPngPicture(5, 5));
			const file = await withPictures(api.house, titled(src));
			expect(file).toHaveProperty(['pictures', src]);
			const elsewhere = await anApi({
				engine,
				config: { dataDir: await mkdtemp(join(dataDir, 'elsewhere-')) }
			});
			const made = await createQuiz(
				elsewhere.house,
				elsewhere.workspace,
				{ definition: file },
				null
			);
			const { definition, id } = valueOf(made);
			expect(definition).toEqual(titled(src));
			expect(await missingPictures(elsewhere.house, definition)).toEqual([]);
			const saved = await saveDraft(
				elsewhere.house,
				elsewhere.workspace,
				id,
				{ definition: file },
				null
			);
			expect(valueOf(saved).definition).toEqual(titled(src));
			await elsewhere.house.store.close();
		});

		test('says what did not come with it', async () => {
			const src = `/p/${'1'.repeat(40)}.webp`;
			const answer = await api.call('/quizzes', { method: 'POST', body: titled(src) });
			expect([answer.status, answer.body['missingPictures']]).toEqual([201, [src]]);
		});

		test('carries no more than other installations take, and names each picture once', async () => {
			const large = await keep(aPngPicture(2, 2, 4 * MB));
			const second = await keep(aPngPicture(2, 2, 3 * MB));
			const small = await keep(aPngPicture(3, 3));
			const steps = [large, second, small, small].map((src, at) => ({
				id: `s${at}`,
				kind: 'statement',
				title: 'A',
				picture: { src }
			}));
			const file = await withPictures(api.house, titled(large, { steps }));
			expect(Object.keys(Object(file).pictures)).toEqual([large, small]);
			expect((await api.call('/quizzes', { method: 'POST', body: file })).status).toBe(201);
		});

		test.each([
			['is another than its address says', PICTURES.png, 'not the picture that the address names'],
			['is none', HTML, 'not a picture']
		])('is refused where what it carries %s', async (_, bytes, words) => {
			const src = `/p/${'2'.repeat(40)}.png`;
			const body = titled(src, { pictures: { [src]: bytes.toString('base64') } });
			const answer = await api.call('/quizzes', { method: 'POST', body });
			expect([answer.status, answer.errors[0]]).toEqual([
				422,
				{ path: `pictures.${src}`, message: expect.stringContaining(words) }
			]);
		});

		test('is refused where what it carries has no address of ours', async () => {
			const body = titled('/x.png', { pictures: { '/p/../../secret': '' } });
			expect((await api.call('/quizzes', { method: 'POST', body })).status).toBe(422);
		});
	});
});
