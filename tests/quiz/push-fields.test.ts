import { describe, expect, test } from 'vitest';
import {
	fieldsIn,
	isPushField,
	pushFaults,
	readPushFields,
	shapeData
} from '../../src/lib/quiz/push-fields.ts';

const data = {
	sequence: 3,
	lead: { id: 'lead_1', email: 'anna@example.com', phone: null },
	response: {
		id: 'resp_1',
		answers: [
			{ step: 'budget', question: 'Budget?', answer: 'Approved', value: 'approved' },
			{ step: 'team.size', question: 'How many?', answer: '12', value: 12 }
		]
	},
	score: { total: 18, percent: 90 },
	hidden: { utm_source: 'news', 'a.b': 'dotted' },
	tags: ['big']
};

describe('fields of a payload', () => {
	test('are sent under the names they were given, nested by dots, beside the sequence', () => {
		const fields = [
			{ from: 'lead.email', to: 'contact.mail' },
			{ from: 'score.percent', to: 'contact.heat' },
			{ from: 'answers.budget', to: 'Бюджет' },
			{ from: 'answers.team.size', to: 'team' },
			{ from: 'hidden.a.b', to: 'dotted' },
			{ from: 'tags', to: 'tags' }
		];
		expect(pushFaults(fields)).toEqual([]);
		expect(shapeData(fields, data)).toEqual({
			sequence: 3,
			contact: { mail: 'anna@example.com', heat: 90 },
			Бюджет: 'Approved',
			team: '12',
			dotted: 'dotted',
			tags: ['big']
		});
	});

	test('that an event does not have are null, so that the shape stays', () => {
		const fields = ['lead.phone', 'response.phoneGiven', 'answers.nothing', 'utm.utm_term'];
		expect(
			shapeData(
				fields.map((from, index) => ({ from, to: `f${index}` })),
				data
			)
		).toEqual({ sequence: 3, f0: null, f1: null, f2: null, f3: null });
	});

	test('keep the mark of a test', () => {
		const fields = [{ from: 'lead.id', to: 'id' }];
		expect(shapeData(fields, { ...data, test: true })).toEqual({
			sequence: 3,
			test: true,
			id: 'lead_1'
		});
	});

	test('are all of them, the same object, where none are chosen', () => {
		expect(shapeData(null, data)).toBe(data);
	});

	test.each([
		['the same twice', ['id', 'id'], [0, 1]],
		['one inside another', ['contact', 'contact.email'], [0, 1]],
		['one inside another, far apart', ['a.b.c', 'x', 'a'], [0, 2]],
		['names that begin alike', ['contact', 'contacts'], []],
		['names in other cases', ['Email', 'email'], []]
	])('%s', (_name, names, at) => {
		const fields = names.map((to) => ({ from: 'lead.id', to }));
		const faults = pushFaults(fields);
		expect(faults.map(({ index }) => index)).toEqual(at);
		expect(faults.every(({ fault }) => fault === 'collides')).toBe(true);
	});

	test.each([
		'',
		'.',
		'a.',
		'.a',
		'a..b',
		'1a',
		'a b',
		'a"b',
		'__proto__',
		'a.constructor',
		'prototype.x',
		'a.b.c.d.e.f.g',
		'x'.repeat(101)
	])('cannot be called "%s"', (to) => {
		expect(pushFaults([{ from: 'lead.id', to }])).toMatchObject([{ at: 'to', fault: 'name' }]);
	});

	test.each(['sequence', 'test', 'test.deep', 'sequence.a'])(
		'cannot take the place of %s',
		(to) => {
			expect(pushFaults([{ from: 'lead.id', to }])).toMatchObject([{ fault: 'reserved' }]);
		}
	);

	test.each(['lead', 'lead.secret', 'answers', 'answers.', '__proto__.x', 'toString', ''])(
		'there is none called "%s"',
		(from) => {
			expect(isPushField(from)).toBe(false);
			expect(pushFaults([{ from, to: 'a' }])).toMatchObject([{ at: 'from', fault: 'unknown' }]);
		}
	);

	test('of prototypes are never sent', () => {
		const fields = [
			{ from: 'hidden.constructor', to: 'a' },
			{ from: 'dimensions.__proto__', to: 'b' }
		];
		expect(shapeData(fields, data)).toEqual({ sequence: 3, a: null, b: null });
	});

	test('that were kept unsound send all', () => {
		for (const kept of [null, [], {}, 'x', [{ from: 'lead.id' }], [{ from: 'x', to: 'y' }]]) {
			expect(readPushFields(kept)).toBeNull();
		}
		const sound = [{ from: 'lead.id', to: 'id' }];
		expect(readPushFields(sound)).toEqual(sound);
	});

	test('to choose from are the common ones and those of the quiz', () => {
		expect(fieldsIn(data)).toEqual(
			expect.arrayContaining(['lead.email', 'answers.budget', 'hidden.utm_source'])
		);
		for (const from of fieldsIn(data)) expect(isPushField(from)).toBe(true);
	});
});
