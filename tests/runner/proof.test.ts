import { describe, expect, test } from 'vitest';
import { startWork, type Tools } from '../../src/lib/runner/proof.ts';
import { isProved, newChallenge } from '../../src/lib/server/services/proof.ts';
import { aHouse } from '../support/a-house.ts';

/** A browser before a house: what it fetches, and how long it waits. */
async function aBrowser(over: Partial<Tools> = {}, failures: (Response | null)[] = []) {
	const house = await aHouse();
	const waits: number[] = [];
	let fetched = 0;
	let now = 0;
	const tools: Tools = {
		async fetch() {
			fetched += 1;
			const failure = failures.shift();
			if (failure === null) throw new TypeError('Failed to fetch');
			return failure ?? Response.json(await newChallenge(house, 'quiz_1'));
		},
		subtle: crypto.subtle,
		wait: async (milliseconds) => {
			waits.push(milliseconds);
			// Patience never ends before the work does here.
			if (milliseconds === 10_000) await new Promise(() => undefined);
		},
		now: () => now,
		...over
	};
	const check = (proof: unknown, key = 'key') => isProved(house, 'quiz_1', proof, key);
	return {
		house,
		waits,
		check,
		work: startWork('bant', tools),
		fetched: () => fetched,
		pass: (milliseconds: number) => (now += milliseconds)
	};
}

describe('the work of a browser', () => {
	test('is done once, and the house takes it', async () => {
		const { work, check, fetched, house } = await aBrowser();
		expect(await check(await work('attempt'))).toBe(true);
		expect(await check(await work('attempt'))).toBe(true);
		expect(fetched()).toBe(1);
		await house.store.close();
	});

	test('is done anew for another attempt, and where the first took too long', async () => {
		const { work, check, fetched, pass, house } = await aBrowser();
		expect(await check(await work('one'), 'one')).toBe(true);
		expect(await check(await work('two'), 'two')).toBe(true);
		pass(51 * 60_000);
		expect(await check(await work('two'), 'three')).toBe(true);
		expect(fetched()).toBe(3);
		await house.store.close();
	});

	test('is asked for until the network is back', async () => {
		const away = [null, new Response('', { status: 503 }), new Response('', { status: 429 })];
		const { work, check, waits, house } = await aBrowser({}, away);
		expect(await check(await work('attempt'))).toBe(true);
		expect(waits.filter((one) => one < 10_000)).toEqual([1000, 2000, 4000]);
		await house.store.close();
	});

	test.each([
		['in a page that is not secure', { subtle: undefined }, []],
		['where the quiz asks for none any more', {}, [new Response('', { status: 404 })]],
		['where an answer makes no sense', {}, [new Response('<html>')]]
	] as const)('is none %s: nobody is kept from answering', async (_, over, failures) => {
		const { work, house } = await aBrowser(over, [...failures]);
		expect(await work('attempt')).toBeUndefined();
		await house.store.close();
	});

	test('is not waited for without end', async () => {
		const { work, house } = await aBrowser({
			fetch: () => new Promise(() => undefined),
			wait: async () => undefined
		});
		expect(await work('attempt')).toBeUndefined();
		await house.store.close();
	});
});
