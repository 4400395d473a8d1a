import { expect, test } from 'vitest';
import { may, rightsOf, ROLES } from '../../../src/lib/server/services/roles.ts';

test('an owner may do all that anybody may', () => {
	const all = new Set(ROLES.flatMap(rightsOf));
	expect(new Set(rightsOf('owner'))).toEqual(all);
});

test('who looks may change nothing but their own account', () => {
	expect(rightsOf('viewer')).toEqual(['quizzes.see', 'surveys.see', 'leads.see', 'account']);
});

test('sales work leads, and neither take them out of the house nor make quizzes', () => {
	expect(rightsOf('sales')).toEqual(['quizzes.see', 'leads.see', 'leads.work', 'account']);
});

test.each(['members', 'tokens', 'audit'] as const)(
	'the right “%s” is the owners’ alone',
	(right) => {
		expect(ROLES.filter((role) => may(role, right))).toEqual(['owner']);
	}
);
