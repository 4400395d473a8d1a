import { describe, expect, inject, test } from 'vitest';
import { AMOUNTS, TAKEN_OVER_WITHIN } from './amounts.ts';
import { expectNothingLost, lostBy } from './killing.ts';

const { submissions, kills } = AMOUNTS.kill;

test(
	`${submissions} submissions and ${kills} kills on SQLite lose nothing that was acknowledged`,
	() => expectNothingLost({}),
	AMOUNTS.timeout
);

describe('the same watch over a server that breaks its promise', () => {
	const watch = (fault: string, patience?: number) =>
		lostBy([inject('brokenServers').twin, fault], {}, patience);

	test('sees responses lost where they are acknowledged before the commit', async () => {
		expect((await watch('early-ack')).responses).not.toEqual([]);
	}, 120_000);

	// What the worker breaks, it breaks alike on every engine.
	test('sees nothing lost where it keeps it', async () => {
		expect(await watch('honest', TAKEN_OVER_WITHIN)).toEqual({ responses: [], hotLeads: [] });
	}, 120_000);

	test('sees hot leads lost where they are marked before they are posted', async () => {
		expect((await watch('early-mark')).hotLeads).not.toEqual([]);
	}, 120_000);
});
