import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNEL, EVENTS, inEnvelope, readMessage, TALLEST } from '../../src/lib/embed/message.ts';

const channel = `${CHANNEL}1-2-3`;
const said = (message: object) => readMessage({ ...message, quizsilver: channel }, channel);

describe('a message between a page and its quiz', () => {
	test('comes out as it was put in', () => {
		const message = { height: 480, event: 'step', step: 'q1', number: 2, closed: true } as const;
		expect(readMessage(inEnvelope(channel, message), channel)).toEqual(message);
	});

	test.each([
		[NaN, undefined],
		[-1, undefined],
		[Infinity, undefined],
		['900', undefined],
		[null, undefined],
		[0.2, 1],
		[480.5, 481],
		[1e9, TALLEST]
	])('of a height of %s has one of %s', (height, taken) => {
		expect(said({ height })?.height).toBe(taken);
	});

	test.each([null, undefined, 7, 'x', [], {}, { quizsilver: 'another' }, { quizsilver: null }])(
		'is none where it is %j',
		(data) => {
			expect(readMessage(data, channel)).toBeUndefined();
		}
	);

	test('takes nothing that is not of the shape', () => {
		const message = {
			event: 'score',
			title: 'x'.repeat(301),
			ground: 'url(https://evil.example)',
			step: { id: 'q1' },
			response: 5,
			escape: 'yes',
			html: '<img>'
		};
		expect(said(message)).toEqual({});
		expect(said({ ground: 'rgb(255, 255, 255)' })).toEqual({ ground: 'rgb(255, 255, 255)' });
	});

	test('that is anything at all breaks nothing, and nothing but the shape comes through', () => {
		const names = [
			...['height', 'title', 'ground', 'event', 'step', 'number', 'response'],
			...['moved', 'escape', '__proto__', 'constructor', 'toString']
		];
		const part = fc.oneof(fc.anything(), fc.constantFrom(...EVENTS, NaN, 1e9, -1, '', true));
		const message = fc.dictionary(fc.constantFrom(...names), part);
		const data = fc.oneof(
			fc.anything(),
			message.map((one) => ({ ...one, quizsilver: channel }))
		);
		fc.assert(
			fc.property(data, (sent) => {
				const read = readMessage(sent, channel);
				if (!read) return;
				const { height = 0, number = 0, event, title = '', step = '', response = '' } = read;
				expect(height >= 0 && height <= TALLEST && Number.isInteger(height)).toBe(true);
				expect(number >= 0 && Number.isFinite(number)).toBe(true);
				expect([undefined, ...EVENTS]).toContain(event);
				for (const text of [title, step, response]) expect(text.length).toBeLessThanOrEqual(300);
				expect(Object.keys(read).filter((name) => !names.slice(0, 9).includes(name))).toEqual([]);
			}),
			{ numRuns: 1000 }
		);
	});
});
