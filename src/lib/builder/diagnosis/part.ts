import type { QuizFile } from '../../quiz/quiz.ts';

/** What a path leads into. */
export interface Part {
	/** Its list, or what it is itself: `steps`, `welcome`, `locales`. */
	part: string;
	/** The step, segment, result…; null for the quiz itself. */
	id: string | null;
}

/** The part of the quiz that a path leads into, by its id where it has one, else by its place. */
export function partOf(draft: QuizFile, path: string): Part {
	const [, part = '', at] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
	const list: unknown = Reflect.get(draft, part);
	const item: unknown = Array.isArray(list) && at !== undefined ? list[Number(at)] : undefined;
	const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : null;
	return { part, id: typeof id === 'string' ? id : (at ?? null) };
}
