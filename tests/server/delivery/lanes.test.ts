import { expect, test } from 'vitest';
import { deliveryLanes, type Lanes } from '../../../src/lib/server/delivery/lanes.ts';

/** Fills the lane of a destination. @returns how many began */
function fill(lanes: Lanes, destination: string): number {
	const free = lanes.free(destination);
	for (let begun = 0; begun < free; begun += 1) lanes.begin(destination);
	return free;
}

test('a lane begins narrow and grows with success, up to a bound', () => {
	const lanes = deliveryLanes();
	let begun = fill(lanes, 'crm');
	expect(begun).toBe(8);
	for (let success = 0; success < 8; success += 1) {
		lanes.end('crm', true);
		begun = fill(lanes, 'crm');
		expect(begun).toBe(2);
	}
	for (let success = 0; success < 200; success += 1) {
		lanes.end('crm', true);
		begun = fill(lanes, 'crm');
	}
	expect(begun).toBe(1);
	for (let ended = 0; ended < 64; ended += 1) lanes.end('crm', true);
	expect(lanes.free('crm')).toBe(64);
});

test('a lane that was not full does not grow', () => {
	const lanes = deliveryLanes();
	for (let time = 0; time < 100; time += 1) {
		lanes.begin('crm');
		lanes.end('crm', true);
	}
	expect(lanes.free('crm')).toBe(8);
});

test('each failure halves a lane, down to a single try', () => {
	const lanes = deliveryLanes();
	const widths = [8, 4, 2, 1, 1].map((width) => {
		expect(lanes.free('dead')).toBe(width);
		lanes.begin('dead');
		lanes.end('dead', false);
		return width;
	});
	expect(widths.at(-1)).toBe(1);
});

test('a destination that has nothing under way may begin, however much others have', () => {
	const lanes = deliveryLanes();
	const inAll = Array.from({ length: 100 }, (_, index) => fill(lanes, `slow ${index}`));
	expect(inAll.slice(0, 64).every((begun) => begun === 8)).toBe(true);
	expect(inAll.slice(64).every((begun) => begun === 1)).toBe(true);
	expect(fill(lanes, 'healthy')).toBe(1);
	expect(lanes.free('healthy')).toBe(0);
	lanes.end('healthy', true);
	expect(lanes.free('healthy')).toBe(1);
});
