import type { Finding } from './finding.ts';

const MAX_DEPTH = 64;
const MAX_VALUES = 200_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

interface Visit {
	value: unknown;
	path: Link | null;
	depth: number;
}

interface Link {
	key: PropertyKey;
	before: Link | null;
}

/**
 * The first fault that no schema should be let near: nesting, size, names and characters that do harm further in.
 * Keeps its own stack, so that no depth of input can overflow it.
 */
export function shapeFault(raw: unknown): Finding | null {
	const stack: Visit[] = [{ value: raw, path: null, depth: 0 }];
	let seen = 0;
	for (let visit = stack.pop(); visit; visit = stack.pop()) {
		const { value, path, depth } = visit;
		if (typeof value === 'string' && !isPlain(value)) {
			return { path: unlink(path), code: 'forbidden_character' };
		}
		if (typeof value !== 'object' || value === null) continue;
		if (depth > MAX_DEPTH) return { path: [], code: 'too_deep', limit: MAX_DEPTH };
		const entries = entriesOf(value);
		seen += entries.length;
		if (seen > MAX_VALUES) return { path: [], code: 'too_big', limit: MAX_VALUES };
		for (let index = entries.length - 1; index >= 0; index--) {
			const [key, child] = entries[index] ?? [''];
			if (FORBIDDEN.has(String(key))) {
				return { path: unlink(path), code: 'forbidden_name', name: String(key) };
			}
			stack.push({ value: child, path: { key, before: path }, depth: depth + 1 });
		}
	}
	return null;
}

function entriesOf(value: object): [PropertyKey, unknown][] {
	return Array.isArray(value)
		? value.map((child: unknown, index) => [index, child])
		: Object.entries(value);
}

/** Databases refuse NUL, and half of a surrogate pair cannot be written as UTF-8. */
function isPlain(text: string): boolean {
	return !text.includes('\0') && text.isWellFormed();
}

function unlink(path: Link | null): PropertyKey[] {
	const keys: PropertyKey[] = [];
	for (let link = path; link; link = link.before) keys.unshift(link.key);
	return keys;
}
