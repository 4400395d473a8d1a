import { Graph, layout } from '@dagrejs/dagre';
import type { FlowMap, FlowPlace } from './flow-map.ts';

export interface Point {
	x: number;
	y: number;
}

/** What a layout is made from: nothing that is written, so that typing moves nothing. */
export interface Structure {
	places: readonly { id: string; width: number; height: number }[];
	lines: readonly { id: string; from: string; to: string; labelled: boolean; main: boolean }[];
	groups: readonly { id: string; places: readonly string[] }[];
}

export interface Box extends Point {
	width: number;
	height: number;
}

export interface FlowLayout {
	/** By their upper left corners. */
	places: ReadonlyMap<string, Box>;
	/** Areas that hold the places of a group and no others; none of a group whose places lie far apart. */
	groups: ReadonlyMap<string, Box>;
	/** The bends of each line from its beginning to its end, and the middle of its label. */
	lines: ReadonlyMap<string, { bends: readonly Point[]; label: Point | null }>;
	width: number;
	height: number;
}

export const LABEL = { width: 168, height: 38 };
const STEP = { width: 240, height: 60 };
/** More, where a step says when it is shown. */
const WHEN_LINE = 20;
const RESULT_HEAD = 44;
const RESULT_LINE = 26;

export function structureOf({ places, lines, groups }: FlowMap): Structure {
	return {
		places: places.map((place) => ({ id: place.id, ...sizeOf(place) })),
		lines: lines.map(({ id, from, to, ways, main }) => ({
			...{ id, from, to, main },
			labelled: ways.length > 0
		})),
		groups: groups.map(({ id, places: members }) => ({ id, places: members }))
	};
}

function sizeOf(place: FlowPlace): { width: number; height: number } {
	if (place.type === 'step') {
		return { ...STEP, height: STEP.height + (place.shownWhen === null ? 0 : WHEN_LINE) };
	}
	if (place.type === 'result') {
		const lines = Math.max(1, place.segments.length);
		return { width: STEP.width, height: RESULT_HEAD + RESULT_LINE * lines };
	}
	return place.type === 'start' ? { width: STEP.width, height: 44 } : { width: 120, height: 40 };
}

/** Result screens stand in their order. */
function sideBySide(places: Structure['places']): { left: string; right: string }[] {
	const results = places.map(({ id }) => id).filter((id) => id.startsWith('result:'));
	return results.slice(1).map((right, at) => ({ left: results[at] ?? right, right }));
}

/** With less of its area taken by its own places, a group's would mostly enclose what is not there. */
const LEAST_FILLED = 0.2;

/** From top to bottom; the usual way on is kept straight. The same for the same structure. */
export function layOut(structure: Structure): FlowLayout {
	const first = laidOut(structure);
	const near = structure.groups.filter((group) => filled(first, group) >= LEAST_FILLED);
	return near.length === structure.groups.length ? first : laidOut({ ...structure, groups: near });
}

/** What share of a group's area its places take. */
function filled({ places, groups }: FlowLayout, group: Structure['groups'][number]): number {
	const area = (box: Box | undefined) => (box ? box.width * box.height : 0);
	const taken = group.places.reduce((sum, id) => sum + area(places.get(id)), 0);
	return taken / area(groups.get(group.id));
}

function laidOut({ places, lines, groups }: Structure): FlowLayout {
	const graph = new Graph({ multigraph: true, compound: groups.length > 0 });
	graph.setGraph({
		rankdir: 'TB',
		nodesep: 36,
		edgesep: 24,
		ranksep: 40,
		marginx: 24,
		marginy: 24
	});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const { id, width, height } of places) graph.setNode(id, { width, height });
	for (const { id, places: members } of groups) {
		graph.setNode(id, {});
		for (const member of members) graph.setParent(member, id);
	}
	for (const { id, from, to, labelled, main } of lines) {
		const size = labelled ? { ...LABEL, labelpos: 'c' } : {};
		graph.setEdge(from, to, { ...size, weight: main ? 6 : 1 }, id);
	}
	layout(graph, { constraints: sideBySide(places) });
	const boxes = (list: readonly { id: string }[]) =>
		new Map(list.map(({ id }) => [id, boxOf(graph.node(id))]));
	return {
		places: boxes(places),
		groups: boxes(groups),
		lines: new Map(
			lines.map(({ id, from, to, labelled }) => {
				const { points = [], x = 0, y = 0 } = graph.edge(from, to, id);
				return [id, { bends: points, label: labelled ? { x, y } : null }];
			})
		),
		width: graph.graph().width ?? 0,
		height: graph.graph().height ?? 0
	};
}

/** From its middle to its upper left corner. */
function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
	return { x: x - width / 2, y: y - height / 2, width, height };
}
