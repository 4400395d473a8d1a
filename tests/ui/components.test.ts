import { createRawSnippet, type Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import Badge from '../../src/lib/ui/Badge.svelte';
import Button from '../../src/lib/ui/Button.svelte';
import Table from '../../src/lib/ui/Table.svelte';
import Temperature from '../../src/lib/ui/Temperature.svelte';

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

function html<Props extends Record<string, unknown>>(component: Component<Props>, props: Props) {
	return render(component as Component<Record<string, unknown>>, { props }).body;
}

describe('a temperature', () => {
	test.each(['cold', 'warm', 'hot'] as const)(
		'%s is an icon and a word, not a colour alone',
		(t) => {
			const body = html(Temperature, { temperature: t, label: 'Ready to talk' });
			expect(body).toContain('<svg');
			expect(body).toContain('Ready to talk');
		}
	);
});

test('a badge without an icon is a word', () => {
	expect(html(Badge, { children: words('MQL') })).not.toContain('<svg');
});

describe('a button', () => {
	test('that leads somewhere is a link', () => {
		expect(html(Button, { children: words('Open'), href: '/leads' })).toMatch(
			/<a [^>]*href="\/leads"/
		);
	});

	test('that is busy says so and stays where the focus is', () => {
		const body = html(Button, { children: words('Save'), busy: true });
		expect(body).toContain('aria-disabled="true"');
		expect(body).not.toContain('disabled=""');
	});
});

describe('a table', () => {
	const body = html(Table, {
		caption: 'Leads',
		columns: [
			{ key: 'name', label: 'Name' },
			{ key: 'stage', label: 'Stage' },
			{ key: 'segment', label: 'Segment', card: 'bare' }
		],
		rows: [{ id: 'a' }, { id: 'b' }],
		rowKey: (row: { id: string }) => row.id,
		cell: createRawSnippet((row: () => { id: string }, key: () => string) => ({
			render: () => `<i>${row().id}:${key()}</i>`
		}))
	} as never);

	test('keeps its roles where it is laid out as cards', () => {
		const roles = [...body.matchAll(/role="(\w+)"/g)].map(([, role]) => role);
		expect(roles.filter((role) => role === 'row')).toHaveLength(3);
		expect(roles.filter((role) => role === 'columnheader')).toHaveLength(3);
		expect(roles.filter((role) => role === 'cell')).toHaveLength(6);
	});

	test('asks for a cell of every row and column', () => {
		expect(body).toContain('a:name');
		expect(body).toContain('b:segment');
	});

	test('labels a cell on a card unless it heads the card or speaks for itself', () => {
		const labels = [...body.matchAll(/data-label="(\w+)"/g)].map(([, label]) => label);
		expect(labels).toEqual(['Stage', 'Stage']);
	});
});
