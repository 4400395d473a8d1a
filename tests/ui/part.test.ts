import { describe, expect, test } from 'vitest';
import { laterComponent, Part } from '../../src/lib/ui/part.svelte.ts';

/** A network that answers as it is told, and counts how often it was asked. */
function aNetwork(...answers: (string | null)[]) {
	const network = {
		asked: 0,
		fetch: async () => {
			const answer = answers[network.asked];
			network.asked += 1;
			if (answer == null) throw new TypeError('Failed to fetch');
			return answer;
		}
	};
	return network;
}

describe('a part that comes over the network', () => {
	test('is not asked for before somebody wants it, and only once', async () => {
		const network = aNetwork('here', 'again');
		const part = new Part(network.fetch);
		expect([network.asked, part.here, part.isLost]).toEqual([0, undefined, false]);
		expect(await Promise.all([part.ask(), part.ask()])).toEqual(['here', 'here']);
		expect(await part.ask()).toBe('here');
		expect([network.asked, part.here, part.isLost]).toEqual([1, 'here', false]);
	});

	test('that did not come is lost, and comes when it is asked for again', async () => {
		const network = aNetwork(null, null, 'here');
		const part = new Part(network.fetch);
		expect(await part.ask()).toBe(undefined);
		expect([part.here, part.isLost]).toEqual([undefined, true]);
		expect(await part.ask()).toBe(undefined);
		expect(part.isLost).toBe(true);
		expect(await part.ask()).toBe('here');
		expect([network.asked, part.here, part.isLost]).toEqual([3, 'here', false]);
	});
});

test('a component is what its module gives', async () => {
	const Form = () => undefined;
	expect(await laterComponent(async () => ({ default: Form })).ask()).toBe(Form);
});
