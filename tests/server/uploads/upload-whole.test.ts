import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, beforeAll, describe, expect, test } from 'vitest';
import { anUploadDesk, type UploadDesk } from '../../support/an-upload-desk.ts';
import { aPng, HTML, PDF, PNG, SVG, ZIP } from '../../support/some-bytes.ts';

let desk: UploadDesk;
beforeAll(async () => void (desk = await anUploadDesk()));
afterAll(() => desk.close());
beforeEach(() => desk.house.clock.advance(3_600_000));

const ID = /^upl_[0-9a-f]{32}$/;

test('a form with a file is answered with the id of an upload that lies outside the web root', async () => {
	const answer = await desk.post({ bytes: PNG, name: 'plan.png' });
	expect(answer.status).toBe(201);
	expect(answer.body).toEqual({
		id: expect.stringMatching(ID),
		step: 'plan',
		name: 'plan.png',
		size: PNG.length,
		type: 'image/png'
	});
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	const id = String(answer.body.id);
	const [file, ...others] = (await desk.onDisk()).filter((one) => one.includes(id));
	expect(file).toMatch(new RegExp(`^${id.slice(4, 6)}/${id}\\.[0-9a-f]+$`));
	expect(others).toEqual([]);
});

describe('the question is known', () => {
	test.each([
		['by a field before the file', { step: 'more' }, 'file', 'more'],
		['by the name of the file’s field', {}, 'more', 'more'],
		['by both', { step: 'plan' }, 'upload', 'plan']
	])('%s', async (_, fields, field, step) => {
		const answer = await desk.post({ bytes: PNG, name: 'a.png' }, fields, { field });
		expect([answer.status, answer.body['step']]).toEqual([201, step]);
	});

	test.each([
		['none is named', {}],
		['it asks for something else', { step: 'email' }],
		['there is none', { step: 'nothing' }]
	])('or it is asked for: %s', async (_, fields) => {
		const before = await desk.onDisk();
		const answer = await desk.post({ bytes: PNG, name: 'a.png' }, fields as Record<string, string>);
		expect([answer.status, answer.errors[0]?.path]).toEqual([422, 'step']);
		expect(await desk.onDisk()).toEqual(before);
	});
});

test('of a form with two files none is kept', async () => {
	const before = await desk.onDisk();
	const form = new FormData();
	form.append('step', 'more');
	for (const name of ['a.png', 'b.png']) {
		form.append('file', new Blob([new Uint8Array(PNG)]), name);
	}
	const path = `/quizzes/${desk.live.slug}/uploads`;
	const answer = await desk.call(path, { method: 'POST', form, token: '' });
	expect([answer.status, answer.errors[0]?.path]).toEqual([422, 'file']);
	expect(answer.errors[0]?.message).toContain('one file a call');
	expect(await desk.onDisk()).toEqual(before);
});

describe('what is refused, by its content whatever it is called, leaves nothing on disk:', () => {
	test.each([
		['a page called PNG', HTML, 'plan.png', 415],
		['SVG with a script called PNG', SVG, 'plan.png', 415],
		['SVG with a script', SVG, 'plan.svg', 415],
		['a page called text', HTML, 'notes.txt', 415],
		['a shell script called text', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'notes.txt', 415],
		['a script by its name', Buffer.from('alert(1)'), 'plan.js', 415],
		['a Windows program called PDF', Buffer.concat([Buffer.from('MZ'), PDF]), 'plan.pdf', 415],
		['a Linux program called PDF', Buffer.from('7f454c460201010000', 'hex'), 'plan.pdf', 415],
		['an archive where images and PDF are asked for', ZIP, 'plan.zip', 415],
		['an archive called PDF', ZIP, 'plan.pdf', 415],
		['an empty file', Buffer.alloc(0), 'plan.png', 415],
		['a file that is a byte too large', aPng(10_486), 'plan.png', 413]
	])('%s', async (_, bytes, name, status) => {
		const before = await desk.onDisk();
		const step = /script|text/.test(_) ? 'more' : 'plan';
		const answer = await desk.post({ bytes, name }, { step });
		expect(answer.status).toBe(status);
		expect(answer.body.title).toMatch(/^(Files of this type|The file is)/);
		expect(await desk.onDisk()).toEqual(before);
		const { uploads } = desk.house.store.tables;
		expect(await desk.house.store.db.$count(uploads)).toBe(before.length);
	});

	test('the greatest size is taken', async () => {
		expect((await desk.post({ bytes: aPng(10_485), name: 'plan.png' })).status).toBe(201);
	});

	test('the sentence is Russian for who reads Russian', async () => {
		const headers = { 'accept-language': 'ru' };
		const answer = await desk.post({ bytes: SVG, name: 'a.png' }, { step: 'plan' }, { headers });
		expect(answer.body.title).toBe('Такие файлы здесь не принимаются. Подойдут: изображения, PDF.');
	});
});

test('100 MB are refused by their announcement, before a byte is read', async () => {
	let pulled = 0;
	const body = new ReadableStream({
		pull(controller) {
			pulled += 1;
			controller.enqueue(new Uint8Array(65_536));
		}
	});
	const headers = {
		'content-type': 'multipart/form-data; boundary=x',
		'content-length': String(100 * 1024 * 1024)
	};
	const answer = await desk.call(`/quizzes/${desk.live.slug}/uploads`, {
		method: 'POST',
		token: '',
		headers,
		stream: body
	});
	expect([answer.status, answer.body.code]).toEqual([413, 'file_too_large']);
	expect(answer.body.title).toBe('The file is larger than 1 MB. Choose a smaller one.');
	expect(pulled).toBeLessThan(3);
});

test('without an announcement it is refused as soon as too many bytes have come', async () => {
	const before = await desk.onDisk();
	const head =
		'--x\r\ncontent-disposition: form-data; name="plan"; filename="a.png"\r\n\r\n' +
		PNG.toString('latin1');
	let pulled = 0;
	const body = new ReadableStream({
		pull(controller) {
			if (pulled++ === 0) controller.enqueue(Buffer.from(head, 'latin1'));
			else controller.enqueue(new Uint8Array(65_536));
		}
	});
	const answer = await desk.call(`/quizzes/${desk.live.slug}/uploads`, {
		method: 'POST',
		token: '',
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		stream: body
	});
	expect([answer.status, answer.body.code]).toEqual([413, 'file_too_large']);
	expect(pulled).toBeLessThan(30);
	expect(await desk.onDisk()).toEqual(before);
});

/** Of files that are not among these. */
async function bytesOnDisk(before: readonly string[]): Promise<number> {
	const others = (await desk.onDisk()).filter((file) => !before.includes(file));
	const sizes = others.map((file) => stat(join(desk.dataDir, 'uploads', file)));
	return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

test('a form that breaks off leaves nothing', async () => {
	const before = await desk.onDisk();
	const head = '--x\r\ncontent-disposition: form-data; name="plan"; filename="a.png"\r\n\r\n';
	for (const isError of [true, false]) {
		const body = new ReadableStream({
			start(controller) {
				controller.enqueue(Buffer.concat([Buffer.from(head), aPng(5000)]));
			},
			async pull(controller) {
				// It breaks off when some of it is on the disk.
				await expect.poll(() => bytesOnDisk(before)).toBeGreaterThan(0);
				if (isError) controller.error(new Error('connection reset'));
				else controller.close();
			}
		});
		const answer = await desk.call(`/quizzes/${desk.live.slug}/uploads`, {
			method: 'POST',
			token: '',
			headers: { 'content-type': 'multipart/form-data; boundary=x' },
			stream: body
		});
		expect(answer.status).toBe(422);
		expect(JSON.stringify(answer.body)).toContain('The file has not arrived whole.');
		expect(await desk.onDisk()).toEqual(before);
	}
});

test.each([
	['no file', 422, () => desk.post(null)],
	[
		'JSON',
		415,
		() => desk.call(`/quizzes/${desk.live.slug}/uploads`, { method: 'POST', body: {}, token: '' })
	],
	[
		'a form without a boundary',
		415,
		() =>
			desk.call(`/quizzes/${desk.live.slug}/uploads`, {
				method: 'POST',
				token: '',
				body: 'x',
				headers: { 'content-type': 'multipart/form-data; x' }
			})
	],
	[
		'an unknown quiz',
		404,
		() => desk.call('/quizzes/nothing/uploads', { method: 'POST', token: '', body: {} })
	]
])('%s is answered with %i', async (_, status, send) => {
	expect((await send()).status).toBe(status);
});
