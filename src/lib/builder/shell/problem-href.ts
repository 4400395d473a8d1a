import type { QuizFile } from '../../quiz/quiz.ts';
import { partOf } from '../diagnosis/part.ts';
import { placeToGo, type PlaceToGo } from './place-to-go.ts';

interface Placed {
	path: string;
	paths?: readonly string[] | undefined;
}

/** The address that opens the editor of a quiz where this lies. */
export function problemHref(quizId: string, draft: QuizFile, { path, paths = [path] }: Placed) {
	const [first = path] = paths;
	const { tab } = placeOf(draft, first);
	return `/quizzes/${quizId}/edit${tab}#${new URLSearchParams({ at: first }).toString()}`;
}

/** What such an address leads to; null where it names no place. */
export function placeAt(hash: string, draft: QuizFile): PlaceToGo | null {
	const path = new URLSearchParams(hash.slice(1)).get('at');
	return path ? placeOf(draft, path) : null;
}

const placeOf = (draft: QuizFile, path: string) =>
	placeToGo({ ...partOf(draft, path), paths: [path] });
