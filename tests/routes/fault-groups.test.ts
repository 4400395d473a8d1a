import { expect, test } from 'vitest';
import { countsOf, faultGroups } from '../../src/routes/(app)/file-import/fault-groups.ts';

test('alike lines are told together, most of them first', () => {
	const faults = [
		{ line: 2, code: 'no_at' },
		{ line: 4, code: 'without_stage without_phone' },
		{ line: 9, code: 'without_phone' }
	];
	expect(faultGroups('leads', faults, 'en')).toMatchObject([
		{ why: expect.stringContaining('without the phone number'), count: 2, lines: '4, 9' },
		{ why: 'The address has no @.', count: 1, lines: '2' },
		{ why: expect.stringContaining('without the stage'), count: 1, lines: '4' }
	]);
});

test('of many lines the first are named; of those that are not known none', () => {
	const faults = Array.from({ length: 8 }, (_, at) => ({ line: at + 2, code: 'no_at' }));
	const counts = [...countsOf(faults), { code: 'repeated', count: 3 }];
	expect(faultGroups('recipients', faults, 'ru', counts)).toEqual([
		{ why: 'В адресе нет знака @.', count: 8, lines: '2, 3, 4, 5, 6, 7 …' },
		{ why: 'Этот адрес уже есть в файле выше.', count: 3, lines: '' }
	]);
});

test('codes that are told alike are one group', () => {
	const faults = [
		{ line: 2, code: 'empty' },
		{ line: 3, code: 'no_contact' }
	];
	expect(faultGroups('leads', faults, 'en')).toMatchObject([{ count: 2, lines: '2, 3' }]);
});
