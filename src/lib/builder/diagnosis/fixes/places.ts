import { produce } from 'immer';
import type { QuizFile } from '../../../quiz/quiz.ts';

/** Where a problem's path leads: `steps[2].next[0].to`. */
export function valueAt(draft: QuizFile, path: string): unknown {
	return keysOf(path).reduce<unknown>(inside, draft);
}

export function withValue(draft: QuizFile, path: string, value: unknown): QuizFile {
	return produce(draft, (whole: unknown) => {
		const { owner, key } = placeIn(whole, path);
		if (owner) Reflect.set(owner, key, value);
	});
}

/** The draft without what lies there, and without the list or record that would be left empty by it. */
export function without(draft: QuizFile, path: string): QuizFile {
	return produce(draft, (whole: unknown) => {
		const { owner, key } = placeIn(whole, path);
		if (!owner) return;
		if (Array.isArray(owner)) owner.splice(Number(key), 1);
		else Reflect.deleteProperty(owner, key);
		if (Object.keys(owner).length > 0) return;
		const above = placeIn(whole, outside(path));
		if (above.owner && !Array.isArray(above.owner)) Reflect.deleteProperty(above.owner, above.key);
	});
}

/** The path of what holds this: `steps[2].next[0]` for `steps[2].next[0].to`. */
export const outside = (path: string): string => path.replace(/(\.[^.[\]]+|\[\d+\])$/, '');

/** The number in the list that the path begins with. */
export const indexIn = (path: string): number => Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1);

const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

function placeIn(whole: unknown, path: string): { owner: object | undefined; key: string } {
	const keys = keysOf(path);
	const key = keys.pop() ?? '';
	const owner = keys.reduce<unknown>(inside, whole);
	return { owner: typeof owner === 'object' && owner !== null ? owner : undefined, key };
}

function inside(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
		? Reflect.get(value, key)
		: undefined;
}
