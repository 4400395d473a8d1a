import { expect, test } from 'vitest';
import { fieldRows } from '../../src/routes/(app)/destinations/[id]/fields/field-rows.ts';

test('what is ticked at first has the id, by which a receiver finds whom to erase', () => {
	const ticked = fieldRows(null, null).filter(({ chosen }) => chosen);
	expect(ticked.map(({ from }) => from)).toContain('lead.id');
});

test('once chosen, fields are those that were', () => {
	const rows = fieldRows([{ from: 'lead.email', to: 'mail' }], null);
	expect(rows.filter(({ chosen }) => chosen)).toEqual([
		{ from: 'lead.email', to: 'mail', chosen: true }
	]);
});
