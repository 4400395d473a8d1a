import type { Quiz } from '../../quiz/normalise.ts';
import { namesIn, type Name, type Names } from './names.ts';
import { PHRASES, type Language } from './phrases.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { NamedKind, Piece } from './piece.ts';
import type { Subject } from './tree.ts';

/** What is needed to say something of a subject. */
export interface Scene {
	quiz: Quiz;
	subject: Subject;
	locale: Language;
	phrases: Phrases;
	names: Names;
}

export function sceneOf(quiz: Quiz, subject: Subject, locale: Language): Scene {
	return { quiz, subject, locale, phrases: PHRASES[locale], names: namesIn(quiz, locale) };
}

/** The name as a piece; where there is none, that it is gone. */
export function namedPiece(
	{ phrases }: Scene,
	kind: Exclude<NamedKind, 'hidden'>,
	ref: string,
	name: Name
): Piece {
	if (name !== null) return { kind, text: name, ref };
	return { kind, text: phrases.gone[kind], ref, gone: true };
}
