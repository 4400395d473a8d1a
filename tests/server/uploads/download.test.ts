import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anUploadDesk, type UploadDesk } from '../../support/an-upload-desk.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { HTML } from '../../support/some-bytes.ts';

let desk: UploadDesk;
let stranger: string;
beforeAll(async () => {
	desk = await anUploadDesk();
	stranger = await desk.newToken(await aWorkspace(desk.house));
});
afterAll(() => desk.close());

/** A GIF that is a page and a script as well. */
const POLYGLOT = Buffer.concat([Buffer.from('GIF89a/*'), HTML, Buffer.from('*/=1;alert(1)')]);

async function claimed(name: string): Promise<string> {
	const { body } = await desk.post({ bytes: POLYGLOT, name }, { step: 'plan' });
	await desk.call(`/quizzes/${desk.live.slug}/responses`, {
		method: 'POST',
		body: { answers: { plan: [body.id] } }
	});
	return String(body.id);
}

test('a file is handed out as an attachment that no browser shows, guesses at or runs', async () => {
	const id = await claimed("Ünder 'x'*.gif");
	const answer = await desk.call(`/uploads/${id}`);
	expect(answer.status).toBe(200);
	expect(answer.text).toBe(POLYGLOT.toString());
	expect(Object.fromEntries(answer.headers)).toEqual({
		'content-type': 'application/octet-stream',
		'content-length': String(POLYGLOT.length),
		'content-disposition': `attachment; filename="_nder 'x'_.gif"; filename*=UTF-8''%C3%9Cnder%20%27x%27_.gif`,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	});
});

test('it is there for members of the workspace alone', async () => {
	const id = await claimed('a.gif');
	expect((await desk.call(`/uploads/${id}`, { token: '' })).status).toBe(401);
	expect((await desk.call(`/uploads/${id}`, { token: stranger })).status).toBe(404);
	expect((await desk.call(`/uploads/${id}`)).status).toBe(200);
});

test('its sender can neither change nor remove it once a response names it', async () => {
	const id = await claimed('a.gif');
	const headers = { 'tus-resumable': '1.0.0' };
	for (const method of ['HEAD', 'DELETE']) {
		expect((await desk.call(`/uploads/${id}`, { method, token: '', headers })).status).toBe(404);
	}
	expect((await desk.patch(id, POLYGLOT.length, Buffer.alloc(0))).status).toBe(404);
	expect((await desk.call(`/uploads/${id}`)).status).toBe(200);
});

test('what no response names is nobody’s to read', async () => {
	const { body } = await desk.post({ bytes: POLYGLOT, name: 'a.gif' }, { step: 'plan' });
	expect((await desk.call(`/uploads/${body.id}`)).status).toBe(404);
});

test('bytes that are not here, where processes share no data folder, are logged and 404', async () => {
	const id = await claimed('a.gif');
	await rm(join(desk.dataDir, 'uploads'), { recursive: true });
	expect((await desk.call(`/uploads/${id}`)).status).toBe(404);
	expect(desk.house.lines.join()).toContain('upload_bytes_missing');
});
