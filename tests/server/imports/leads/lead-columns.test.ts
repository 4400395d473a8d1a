import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { en } from '../../../../src/lib/i18n/en.ts';
import { ru } from '../../../../src/lib/i18n/ru.ts';
import {
	guessLeadMapping,
	LEAD_MEANINGS,
	leadMappingFault
} from '../../../../src/lib/server/services/imports/leads/lead-columns.ts';

const guessed = (headings: string[] | null, rows: string[][] = []) =>
	Object.values(guessLeadMapping({ headings, rows }));

describe('what columns of leads are', () => {
	test('is guessed from headings as programs write them, in both languages', () => {
		expect(
			guessed([
				...['Name', 'Last name', 'E-mail', 'Phone', 'Company', 'Job title', 'City', 'Language'],
				...['Tags', 'Lead owner', 'Lead status', 'Stage', 'Lead source', 'Notes', 'Created at'],
				...['Amount', 'Currency', 'Outcome', 'Segment']
			])
		).toEqual([
			...['name', 'last_name', 'email', 'phone', 'company', 'role', 'city', 'locale', 'tags'],
			...['stage', 'source', 'note', 'created', 'value', 'currency', 'outcome', 'segment']
		]);
		expect(
			guessed([
				...['ФИО', 'Фамилия', 'Эл. почта', 'Рабочий телефон', 'Название компании', 'Компания'],
				...['Должность', 'Город', 'Язык', 'Теги', 'Ответственный', 'Этап сделки', 'Источник'],
				...['Комментарий', 'Дата создания', 'Бюджет', 'Валюта', 'Итог', 'Сегмент']
			])
		).toEqual([
			...['name', 'last_name', 'email', 'phone', 'company', 'role', 'city', 'locale', 'tags'],
			...['owner', 'stage', 'source', 'note', 'created', 'value', 'currency', 'outcome', 'segment']
		]);
	});

	test('is guessed from the cells where no heading tells of a contact', () => {
		const rows = [
			['Анна', 'anna@example.com', '+7 916 123-45-67'],
			['Борис', '', '8 (916) 000-00-01']
		];
		expect(guessLeadMapping({ headings: null, rows })).toEqual({ 1: 'email', 2: 'phone' });
	});

	test('of our own export of leads are found again', () => {
		const headings = [
			'id',
			'created_at',
			'name',
			'email',
			'phone',
			'company',
			'stage',
			'first_source'
		];
		expect(guessed(headings)).toEqual([
			...['created', 'name', 'email', 'phone', 'company', 'stage', 'source']
		]);
	});

	test.each(Object.entries({ en, ru }))('and where they are headed in words, in %s', (_, words) => {
		const names = ['created_at', 'name', 'email', 'phone', 'company', 'stage_name'] as const;
		const headings = [...names, 'first_source' as const].map(
			(name) => words[`leads.export.column.${name}`]
		);
		expect(guessed(headings)).toEqual([
			...['created', 'name', 'email', 'phone', 'company', 'stage', 'source']
		]);
	});

	test('whatever the file, a guess is one that may be begun but for a missing contact', () => {
		const words = fc.constantFrom('Email', 'Телефон', 'Имя', 'Note', 'Tags', 'x', '', 'Дата');
		const cells = fc.oneof(words, fc.string(), fc.constant('anna@example.com'));
		fc.assert(
			fc.property(fc.array(cells), fc.array(fc.array(cells)), (headings, rows) => {
				const mapping = guessLeadMapping({ headings, rows });
				expect([null, 'no_contact']).toContain(leadMappingFault(mapping));
			})
		);
	});

	test('is refused where it names none, one twice, or something that a lead has not', () => {
		expect(leadMappingFault({ 0: 'name' })).toBe('no_contact');
		expect(leadMappingFault({ 0: 'email', 1: 'email' })).toBe('twice');
		expect(leadMappingFault({ 0: 'email', 1: 'note', 2: 'note', 3: 'tags', 4: 'tags' })).toBe(null);
		expect(leadMappingFault({ 0: 'email', 1: 'field:x' })).toBe('bad_field');
		expect(leadMappingFault(Object.fromEntries(LEAD_MEANINGS.map((one, at) => [at, one])))).toBe(
			null
		);
	});
});
