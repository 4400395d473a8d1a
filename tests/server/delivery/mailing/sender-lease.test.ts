import { expect, test } from 'vitest';
import {
	SENDER_LEASE,
	senderLease
} from '../../../../src/lib/server/delivery/mailing/sender-lease.ts';
import { forEachEngine } from '../../../support/store.ts';

const NOW = 1_760_000_000_000;
const HOUR = 3_600_000;

forEachEngine((_engine, makeStore) => {
	async function three() {
		const store = await makeStore();
		const [one, other, third] = ['one', 'other', 'third'].map((name) =>
			senderLease({ store }, name)
		);
		if (!one || !other || !third) throw new Error('fewer than three');
		return { one, other, third };
	}

	test('one process sends, and keeps on while it asks', async () => {
		const { one, other } = await three();
		expect(await one.hold(NOW)).toBe('new');
		for (let at = NOW; at < NOW + 3 * SENDER_LEASE; at += SENDER_LEASE / 3) {
			expect(await one.hold(at)).toBe('held');
			expect(await other.hold(at)).toBeNull();
		}
	});

	test('of one that is killed, it is taken over once its time is over; it notices when it is back', async () => {
		const { one, other } = await three();
		await one.hold(NOW);
		expect(await other.hold(NOW + SENDER_LEASE - 1)).toBeNull();
		expect(await other.hold(NOW + SENDER_LEASE)).toBe('new');
		expect(await one.hold(NOW + SENDER_LEASE)).toBeNull();
	});

	test('of two who take over at the same time, one does', async () => {
		const { one, other, third } = await three();
		await one.hold(NOW);
		const later = NOW + 2 * SENDER_LEASE;
		const held = await Promise.all([other.hold(later), third.hold(later)]);
		expect(held.toSorted()).toEqual(['new', null]);
	});

	test('one that ends leaves it to the next at once', async () => {
		const { one, other } = await three();
		await one.hold(NOW);
		await one.release();
		expect(await other.hold(NOW + 1)).toBe('new');
	});

	test('the only process of a database waits for none that is gone; one that lost it releases nothing', async () => {
		const { one, other, third } = await three();
		await one.hold(NOW);
		expect(await other.hold(NOW + 1, true)).toBe('new');
		await one.release();
		expect(await third.hold(NOW + 2)).toBeNull();
		expect(await other.hold(NOW + 2)).toBe('held');
	});

	test('one from before the clock was set back is worth nothing', async () => {
		const { one, other } = await three();
		await one.hold(NOW);
		expect(await other.hold(NOW - HOUR)).toBe('new');
		expect(await one.hold(NOW - HOUR)).toBeNull();
	});
});
