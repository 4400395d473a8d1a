import type { Given } from './respondents.ts';

/* Three people who take the Russian BANT quiz. */

export const cold: Given = [
	['goal', ['looking']],
	['role', 'gather'],
	['sponsor', 'unaware'],
	['budget', 'none'],
	['timeline', 'undecided'],
	['company_size', 'up_to_50'],
	['contact', { fields: { name: 'Пётр', email: 'petr@example.com' }, consents: ['processing'] }]
];

export const warm: Given = [
	['goal', ['sales']],
	['impact', 'slowing'],
	['role', 'together'],
	['budget', 'open'],
	['budget_size', 'unknown'],
	['timeline', 'half_year'],
	['company_size', 'up_to_50'],
	['contact', { fields: { name: 'Ольга', email: 'olga@example.com' }, consents: ['processing'] }]
];

export const hot: Given = [
	['goal', ['routine', 'costs']],
	['impact', 'losing'],
	['role', 'decide'],
	['budget', 'approved'],
	['budget_size', 'middle'],
	['timeline', 'quarter'],
	['company_size', 'up_to_50'],
	['contact', { fields: { name: 'Анна', email: 'Anna@Example.com' }, consents: ['processing'] }]
];
