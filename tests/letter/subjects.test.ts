import { describe, expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';
import { ru } from '../../src/lib/i18n/ru.ts';
import { judgeSubjects, type SubjectArm } from '../../src/lib/letter/figures.ts';
import { subjectParts } from '../../src/routes/(app)/surveys/[id]/subject-parts.ts';
import { subjectSentence } from '../../src/routes/(app)/surveys/[id]/subject-sentence.ts';

const arm = (sent: number, finished: number): SubjectArm => ({ sent, finished });
const judged = (a: SubjectArm, b: SubjectArm) => judgeSubjects(a, b, 'settled');
const told = (a: SubjectArm, b: SubjectArm, locale: 'en' | 'ru' = 'en') =>
	subjectSentence(i18nFor(locale, { en, ru }[locale], 'UTC'), judged(a, b));

describe('two subjects', () => {
	test('of which nobody has answered are not alike: too few have', () => {
		for (const answers of [0, 1, 4]) {
			const verdict = judged(arm(1000, answers), arm(1000, answers));
			expect(verdict).toMatchObject({ verdict: 'early', early: 'answers', more: null });
		}
		expect(judged(arm(29, 9), arm(1000, 9))).toMatchObject({ early: 'letters' });
		expect(judged(arm(1000, 5), arm(1000, 5))).toMatchObject({ verdict: 'open', early: null });
	});

	test('a plain difference is told of few answers as well', () => {
		expect(judged(arm(100, 0), arm(100, 9))).toMatchObject({ verdict: 'variant', early: null });
	});

	test('name no more letters than somebody might send, and those roughly', () => {
		expect(judged(arm(1000, 100), arm(1000, 101)).more).toBeNull();
		expect(told(arm(1000, 100), arm(1000, 101)).why).not.toContain('letters');
		expect(told(arm(1000, 100), arm(1000, 120)).why).toContain('about 5,700 more letters');
		expect(told(arm(1000, 100), arm(1000, 120), 'ru').why).toMatch(/примерно 5\s700 писем/);
		expect(told(arm(5000, 500), arm(5000, 540)).why).toContain('more than 10,000 more letters');
	});

	test('show what they recall apart from their words', () => {
		expect(subjectParts('{{name|Friend}}, how was it?')).toEqual([
			{ recalls: true, text: 'name' },
			{ recalls: false, text: ', how was it?' }
		]);
		expect(subjectParts('')).toEqual([]);
	});
});
