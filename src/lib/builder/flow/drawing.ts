import { Position, type Edge, type Node, type Viewport } from '@xyflow/svelte';
import type { Box, FlowLayout, Structure } from './flow-layout.ts';
import type { FlowMap } from './flow-map.ts';

/** The places as the drawing takes them, the areas of groups behind them; what they say they look up themselves. */
export function nodesOf({ places, groups }: FlowMap, layout: FlowLayout): Node[] {
	const areas = groups.flatMap(({ id }): Node[] => {
		const box = layout.groups.get(id);
		return box ? [{ ...drawn(id, 'area', box), zIndex: -1, style: 'pointer-events: none' }] : [];
	});
	const nodes = places.flatMap(({ id, type }): Node[] => {
		const box = layout.places.get(id);
		if (!box) return [];
		const handle = { id: null, x: box.width / 2, width: 1, height: 1 };
		// Given beforehand, so that lines are there at once and do not wait for measuring.
		const handles: Node['handles'] = [
			{ ...handle, type: 'target', position: Position.Top, y: 0 },
			{ ...handle, type: 'source', position: Position.Bottom, y: box.height }
		];
		return [{ ...drawn(id, type, box), handles }];
	});
	return [...areas, ...nodes];
}

function drawn(id: string, type: string, { x, y, width, height }: Box): Node {
	return {
		...{ id, type, width, height, position: { x, y }, data: {} },
		domAttributes: { 'aria-roledescription': undefined }
	};
}

/** What is heard of a line its place says: the line itself is only seen. */
export function edgesOf(lines: Structure['lines']): Edge[] {
	return lines.map(({ id, from, to }) => ({
		...{ id, source: from, target: to, type: 'way', data: {} },
		domAttributes: { 'aria-hidden': true }
	}));
}

/** Smaller, the words on the map are hard to read. */
const READABLE = 0.85;

interface Room {
	width: number;
	height: number;
}

/** All of the map, however small it becomes. */
export function wholeLook({ width, height }: FlowLayout, room: Room): Viewport {
	const zoom = Math.min(1, room.width / width, room.height / height);
	return {
		zoom,
		x: (room.width - width * zoom) / 2,
		y: (room.height - height * zoom) / 2
	};
}

/** Smaller, they cannot be read; the rest of the map is moved to. */
const LEAST = 0.6;

/** All of a small map; of a large one the beginning, with all its branches side by side as long as they can be read. */
export function firstLook({ places, width, height }: FlowLayout, room: Room): Viewport {
	const fits = Math.min(room.width / width, room.height / height);
	const inWidth = Math.min(READABLE, Math.max(LEAST, room.width / width));
	const zoom = Math.min(1, Math.max(inWidth, fits));
	const start = places.get('start');
	// A fraction of a pixel too much is no reason to move the map.
	const isWide = width * zoom > room.width + 1;
	const middle = isWide && start ? start.x + start.width / 2 : width / 2;
	const isTall = height * zoom > room.height;
	return {
		zoom,
		x: room.width / 2 - middle * zoom,
		y: isTall ? 0 : (room.height - height * zoom) / 2
	};
}
