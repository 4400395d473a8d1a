import type { Node } from './tree.ts';

const keys = new WeakMap<Node, number>();
let last = 0;

/** The same number for a part of a condition through all its changes, so that its fields stay the same ones on the screen. */
export function nodeKey(node: Node): number {
	const known = keys.get(node) ?? (last += 1);
	keys.set(node, known);
	return known;
}

/** What the part has become. */
export function keepKey<N extends Node>(before: Node, after: N): N {
	keys.set(after, nodeKey(before));
	return after;
}
