import { expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { aHouse } from '../../support/a-house.ts';

test('a chore is done at once and then every so often; one that fails is logged and does not stop the others', async () => {
	const house = await aHouse();
	const done: string[] = [];
	const worker = createWorker(house, {
		chores: [
			{ name: 'broken', every: 1000, run: () => Promise.reject(new Error('no disk')) },
			{ name: 'sweep', every: 60_000, run: async () => void done.push('sweep') }
		]
	});
	await worker.runUntilIdle();
	house.clock.advance(59_999);
	await worker.runUntilIdle();
	expect(done).toEqual(['sweep']);
	house.clock.advance(1);
	await worker.runUntilIdle();
	expect(done).toEqual(['sweep', 'sweep']);
	const failures = house.lines.filter((line) => line.includes('"event":"chore_failed"'));
	expect(failures.length).toBeGreaterThan(0);
	expect(failures.every((line) => line.includes('"chore":"broken"'))).toBe(true);
	await house.store.close();
});
