import { beforeEach, describe, expect, test } from 'vitest';
import {
	PictureUploads,
	type SendAnswer
} from '../../../src/lib/builder/pictures/picture-uploads.svelte.ts';
import type { PictureSpot } from '../../../src/lib/builder/pictures/spot.ts';

const welcome: PictureSpot = { of: 'welcome' };
const logo: PictureSpot = { of: 'logo' };
const aFile = (name = 'a.png', size = 10) => new File([new Uint8Array(size)], name);

/** Requests that wait for an answer, oldest first. */
let asked: { tell(share: number): void; answer(answer: SendAnswer): void; signal: AbortSignal }[];
let arrived: string[];
/** Of what was sent. */
let sizes: number[];
let prepare: (file: Blob) => Promise<Blob>;
let uploads: PictureUploads;

beforeEach(() => {
	asked = [];
	arrived = [];
	sizes = [];
	prepare = async (file) => file;
	uploads = new PictureUploads({
		prepare: (file) => prepare(file),
		send(file, tell, signal) {
			sizes.push(file.size);
			return new Promise((resolve) => asked.push({ tell, answer: resolve, signal }));
		},
		arrived: ({ of }, src) => void arrived.push(`${of} ${src}`),
		say: ({ en }) => en
	});
});

const states = () => [welcome, logo].map((spot) => uploads.at(spot)?.state);
/** Until so many have been asked for. */
const until = (count: number) => expect.poll(() => asked.length).toBe(count);
const settled = (spot: PictureSpot) => expect.poll(() => uploads.at(spot)?.isUnderWay).toBe(false);

test('one goes after the other, tells how far it is, and lands in its own spot', async () => {
	uploads.start(welcome, aFile());
	uploads.start(logo, aFile());
	await until(1);
	expect(states()).toEqual(['sending', 'waiting']);
	asked[0]?.tell(0.5);
	expect(uploads.at(welcome)?.share).toBe(0.5);
	asked[0]?.answer({ state: 'done', src: '/p/1' });
	await until(2);
	expect(states()).toEqual(['done', 'sending']);
	asked[1]?.answer({ state: 'done', src: '/p/2' });
	await settled(logo);
	expect(arrived).toEqual(['welcome /p/1', 'logo /p/2']);
});

test('40 MB are refused before anything is read or sent', async () => {
	uploads.start(welcome, aFile('a.png', 40 * 1024 * 1024));
	expect(uploads.at(welcome)?.state).toBe('refused');
	expect(uploads.at(welcome)?.message).toContain('larger than 10 MB');
	expect(asked).toEqual([]);
});

describe('a photo of more than the server takes', () => {
	const MB = 1024 * 1024;

	test('is made smaller, and sent', async () => {
		prepare = async () => aFile('a.webp', 100);
		uploads.start(welcome, aFile('a.jpg', 25 * MB));
		await until(1);
		expect(sizes).toEqual([100]);
		asked[0]?.answer({ state: 'done', src: '/p/1' });
		await settled(welcome);
		expect(arrived).toEqual(['welcome /p/1']);
	});

	test('that cannot be made smaller is refused, and makes room for the next', async () => {
		uploads.start(welcome, aFile('a.gif', 25 * MB));
		uploads.start(logo, aFile());
		await until(1);
		expect(states()).toEqual(['refused', 'sending']);
		expect(uploads.at(welcome)?.message).toContain('larger than 10 MB');
		expect(sizes).toEqual([10]);
	});
});

test('what the server refuses says why, and makes room for the next', async () => {
	uploads.start(welcome, aFile());
	uploads.start(logo, aFile());
	await until(1);
	asked[0]?.answer({ state: 'refused', message: 'Not a picture.' });
	await until(2);
	expect(uploads.at(welcome)?.message).toBe('Not a picture.');
	expect(arrived).toEqual([]);
});

describe('where the connection breaks', () => {
	beforeEach(async () => {
		uploads.start(welcome, aFile());
		await until(1);
		asked[0]?.answer({ state: 'broken' });
		await settled(welcome);
		expect(states()[0]).toBe('broken');
	});

	test.each([
		['by hand', () => uploads.retry(welcome)],
		['when the network is back', () => uploads.resume()]
	])('it is sent again %s', async (_, again) => {
		again();
		await until(2);
		asked[1]?.answer({ state: 'done', src: '/p/1' });
		await settled(welcome);
		expect(arrived).toEqual(['welcome /p/1']);
	});

	test('what was refused is not sent again', async () => {
		uploads.retry(welcome);
		await until(2);
		asked[1]?.answer({ state: 'refused', message: 'No.' });
		await settled(welcome);
		uploads.resume();
		expect(states()[0]).toBe('refused');
	});
});

test('one that is cancelled is given up, and does not land', async () => {
	uploads.start(welcome, aFile());
	await until(1);
	uploads.cancel(welcome);
	expect(asked[0]?.signal.aborted).toBe(true);
	asked[0]?.answer({ state: 'done', src: '/p/1' });
	uploads.start(logo, aFile());
	await until(2);
	expect([uploads.at(welcome), arrived]).toEqual([undefined, []]);
});

test('another picture for the same spot takes the place of the first', async () => {
	uploads.start(welcome, aFile());
	await until(1);
	uploads.start(welcome, aFile());
	asked[0]?.answer({ state: 'done', src: '/p/old' });
	await until(2);
	asked[1]?.answer({ state: 'done', src: '/p/new' });
	await settled(welcome);
	expect(arrived).toEqual(['welcome /p/new']);
});
