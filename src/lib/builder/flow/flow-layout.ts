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
}

export interface FlowLayout {
	/** Upper left corners. */
	places: ReadonlyMap<string, Point & { width: number; height: number }>;
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

export function structureOf({ places, lines }: FlowMap): Structure {
	return {
		places: places.map((place) => ({ id: place.id, ...sizeOf(place) })),
		lines: lines.map(({ id, from, to, ways, main }) => ({
			...{ id, from, to, main },
			labelled: ways.length > 0
		}))
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

/** From top to bottom; the usual way on is kept straight. The same for the same structure. */
export function layOut({ places, lines }: Structure): FlowLayout {
	const graph = new Graph({ multigraph: true });
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
	for (const { id, from, to, labelled, main } of lines) {
		const size = labelled ? { ...LABEL, labelpos: 'c' } : {};
		graph.setEdge(from, to, { ...size, weight: main ? 6 : 1 }, id);
	}
	layout(graph, { constraints: sideBySide(places) });
	return {
		places: new Map(
			places.map(({ id, width, height }) => {
				const { x = 0, y = 0 } = graph.node(id);
				return [id, { x: x - width / 2, y: y - height / 2, width, height }];
			})
		),
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
