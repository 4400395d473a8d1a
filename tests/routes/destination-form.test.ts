import { expect, test } from 'vitest';
import {
	fieldsOf,
	newFields,
	settingsOf
} from '../../src/routes/(app)/destinations/destination-form.ts';

function form(fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

test('nothing chosen means every segment and every quiz', () => {
	const settings = settingsOf(
		form([
			['name', 'CRM'],
			['url', 'https://a.example'],
			['events', 'lead.updated']
		])
	);
	expect(settings).toEqual({
		name: 'CRM',
		url: 'https://a.example',
		events: ['lead.updated'],
		segments: null,
		quizzes: null
	});
});

test('segments are ticked or named', () => {
	const settings = settingsOf(
		form([
			['segments', 'hot'],
			['segments', 'warm'],
			['other-segments', 'vip, partner ;x']
		])
	);
	expect(settings.segments).toEqual(['hot', 'warm', 'vip', 'partner', 'x']);
});

test('an email destination has recipients and speaks the language that was chosen', () => {
	const settings = settingsOf(
		form([
			['kind', 'email'],
			['name', 'Sales'],
			['recipients', 'a@example.com\n b@example.com,'],
			['locale', 'ru']
		])
	);
	expect(settings).toMatchObject({ recipients: ['a@example.com', 'b@example.com'], locale: 'ru' });
	expect(settings.url).toBeUndefined();
});

test('a new destination asks for hot leads', () => {
	expect(newFields('webhook', 'en')).toMatchObject({
		events: ['lead.qualified'],
		segments: ['hot']
	});
	expect(newFields('email', 'ru').locale).toBe('ru');
});

test('what is kept fills the form again', () => {
	const fields = fieldsOf('webhook', { name: 'CRM', segments: ['hot', 'vip'], quizzes: null });
	expect(fields).toMatchObject({ segments: ['hot'], otherSegments: 'vip', quizzes: [] });
});
