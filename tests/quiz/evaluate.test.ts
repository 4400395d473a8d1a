import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/quiz/answers.ts';
import {
	evaluate,
	type FlowCondition,
	type ScoreView,
	type Truth
} from '../../src/lib/quiz/evaluate.ts';

const answers: Answers = {
	role: 'owner',
	goals: ['leads', { other: 'Fewer Calls' }],
	source: { other: 'A Friend' },
	demo: false,
	size: 25,
	note: 'We use Битрикс',
	contact: { email: 'anna@example.com' },
	passed: null
};

const hidden = { utm_source: 'Newsletter', empty: '' };

const score: ScoreView = {
	total: { points: 30, percent: 60 },
	dimensions: { budget: { points: 10, percent: 50 }, need: { points: 20, percent: 80 } },
	highest: 'need'
};

const yes: FlowCondition = { answer: 'role', is: 'owner' };
const no: FlowCondition = { answer: 'role', is: 'intern' };
const ask: FlowCondition = { ask: true };

describe('a condition over an answer', () => {
	test.each<[string, FlowCondition, boolean]>([
		['is the option', { answer: 'role', is: 'owner' }, true],
		['is not the option', { answer: 'role', is: 'intern' }, false],
		['several answers hold the option', { answer: 'goals', is: 'leads' }, true],
		['several answers do not hold it', { answer: 'goals', is: 'sales' }, false],
		['own words are "other"', { answer: 'source', is: 'other' }, true],
		['own words among several are "other"', { answer: 'goals', is: 'other' }, true],
		['own words are no option', { answer: 'source', is: 'A Friend' }, false],
		['no is false', { answer: 'demo', is: false }, true],
		['no is not true', { answer: 'demo', is: true }, false],
		['one of these', { answer: 'role', anyOf: ['intern', 'owner'] }, true],
		['none of these, asked for any', { answer: 'role', anyOf: ['intern', 'guest'] }, false],
		['several hold all of these', { answer: 'goals', allOf: ['leads', 'other'] }, true],
		['several hold but one of these', { answer: 'goals', allOf: ['leads', 'sales'] }, false],
		['none of these', { answer: 'goals', noneOf: ['sales', 'order'] }, true],
		['one of those that must not be', { answer: 'goals', noneOf: ['sales', 'leads'] }, false],
		['at least, exactly', { answer: 'size', atLeast: 25 }, true],
		['over, exactly', { answer: 'size', over: 25 }, false],
		['at most, exactly', { answer: 'size', atMost: 25 }, true],
		['below, exactly', { answer: 'size', below: 25 }, false],
		['equals', { answer: 'size', equals: 25 }, true],
		['within two ends', { answer: 'size', atLeast: 10, below: 50 }, true],
		['outside of one end', { answer: 'size', atLeast: 10, below: 20 }, false],
		['a number asked of words', { answer: 'note', atLeast: 0 }, false],
		['contains, whatever the case', { answer: 'note', contains: 'БИТРИКС' }, true],
		['contains in own words', { answer: 'goals', contains: 'fewer calls' }, true],
		['does not contain', { answer: 'note', contains: 'amo' }, false],
		['a number contains nothing', { answer: 'size', contains: '2' }, false],
		['answered', { answer: 'contact', answered: true }, true],
		['a contact form is no option', { answer: 'contact', is: 'anna@example.com' }, false],
		['answered with no', { answer: 'demo', answered: true }, true],
		['passed without an answer', { answer: 'passed', answered: false }, true],
		['two operators, both hold', { answer: 'goals', is: 'leads', noneOf: ['sales'] }, true],
		['two operators, one fails', { answer: 'goals', is: 'leads', noneOf: ['other'] }, false]
	])('%s', (_, condition, expected) => {
		expect(evaluate(condition, { answers, hidden })).toBe(expected);
	});

	test.each<[string, FlowCondition, boolean]>([
		['is', { answer: 'later', is: 'owner' }, false],
		['anyOf', { answer: 'later', anyOf: ['owner'] }, false],
		['allOf', { answer: 'later', allOf: ['owner'] }, false],
		['noneOf', { answer: 'later', noneOf: ['owner'] }, true],
		['noneOf beside is', { answer: 'later', noneOf: ['owner'], is: 'guest' }, false],
		['contains', { answer: 'later', contains: 'a' }, false],
		['atLeast', { answer: 'later', atLeast: 0 }, false],
		['below', { answer: 'later', below: 100 }, false],
		['answered', { answer: 'later', answered: true }, false],
		['not answered', { answer: 'later', answered: false }, true],
		['a step named like a built-in', { answer: 'constructor', answered: true }, false]
	])('of an unanswered step: %s', (_, condition, expected) => {
		expect(evaluate(condition, { answers, hidden })).toBe(expected);
		expect(evaluate({ not: condition }, { answers, hidden })).toBe(!expected);
	});
});

describe('a condition over a hidden field', () => {
	test.each<[string, FlowCondition, boolean]>([
		['is, to the letter', { hidden: 'utm_source', is: 'Newsletter' }, true],
		['is, but for the case', { hidden: 'utm_source', is: 'newsletter' }, false],
		['one of these', { hidden: 'utm_source', anyOf: ['ads', 'Newsletter'] }, true],
		['contains, whatever the case', { hidden: 'utm_source', contains: 'NEWS' }, true],
		['present', { hidden: 'utm_source', present: true }, true],
		['empty is not present', { hidden: 'empty', present: true }, false],
		['did not come', { hidden: 'utm_medium', present: false }, true],
		['named like a built-in', { hidden: 'toString', present: true }, false]
	])('%s', (_, condition, expected) => {
		expect(evaluate(condition, { answers, hidden })).toBe(expected);
	});
});

describe('a condition over the score', () => {
	test.each<[string, FlowCondition, boolean]>([
		['total points', { total: true, atLeast: 30 }, true],
		['total percent', { total: true, unit: 'percent', below: 60 }, false],
		['points of a dimension', { dimension: 'budget', atMost: 10 }, true],
		['percent of a dimension', { dimension: 'need', unit: 'percent', over: 79.9 }, true],
		['a dimension without a score has none', { dimension: 'other', equals: 0 }, true],
		['the highest dimension', { highest: 'need' }, true],
		['not the highest dimension', { highest: 'budget' }, false]
	])('%s', (_, condition, expected) => {
		expect(evaluate(condition, { answers, hidden, score })).toBe(expected);
		expect(evaluate(condition, { answers, hidden })).toBe('ask');
	});

	test('no dimension is the highest where nothing was scored', () => {
		const nothing = { ...score, highest: null };
		expect(evaluate({ highest: 'need' }, { answers, hidden, score: nothing })).toBe(false);
	});
});

describe('conditions together', () => {
	test.each<[string, FlowCondition, Truth]>([
		['all hold', { all: [yes, { not: no }] }, true],
		['all but one hold', { all: [yes, no] }, false],
		['any holds', { any: [no, yes] }, true],
		['none of any holds', { any: [no, no] }, false],
		['not', { not: yes }, false],
		['all, one unknown', { all: [yes, ask] }, 'ask'],
		['all, one unknown but one false after it', { all: [ask, no] }, false],
		['any, one unknown', { any: [ask, no] }, 'ask'],
		['any, one unknown but one true after it', { any: [ask, yes] }, true],
		['not of an unknown', { not: ask }, 'ask'],
		['unknown deep inside', { any: [no, { all: [yes, { not: ask }] }] }, 'ask']
	])('%s', (_, condition, expected) => {
		expect(evaluate(condition, { answers, hidden })).toBe(expected);
	});
});
