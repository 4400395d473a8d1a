import type { Quiz } from '../../quiz/normalise.ts';
import type { Language } from './phrases.ts';
import { text, type Piece } from './piece.ts';
import { sayClause, type Spoken } from './say-clause.ts';
import { saySubject } from './say-subject.ts';
import { sceneOf } from './scene.ts';
import type { Clause, Operator, Row } from './tree.ts';

/** A sentence with what is to be known where it becomes part of another. */
export interface Said {
	pieces: Piece[];
	/** How its parts are joined, where it has several. */
	joined?: 'all' | 'any' | undefined;
	/** It ends in a list, or begins with a "not": more words after it would seem to belong to it. */
	open?: boolean | undefined;
}

/** The row without the negations before it. */
export function sayRow(quiz: Quiz, { subject, clauses }: Row, locale: Language): Said {
	return sayClauses(quiz, { subject, clauses }, locale);
}

/** The opposite of the row in plain words: "is not", "does not contain"; null where there are none. */
export function sayOpposite(quiz: Quiz, { subject, clauses }: Row, locale: Language): Said | null {
	const [only, ...others] = clauses;
	const turned = only && others.length === 0 ? opposite(only) : null;
	return turned && sayClauses(quiz, { subject, clauses: [turned] }, locale);
}

type Sayable = Pick<Row, 'subject'> & { clauses: readonly Spoken[] };

function sayClauses(quiz: Quiz, { subject, clauses }: Sayable, locale: Language): Said {
	const scene = sceneOf(quiz, subject, locale);
	const said = clauses.map((clause) => sayClause(scene, clause));
	const last = clauses.at(-1)?.value;
	return {
		pieces: [
			...saySubject(scene),
			...said.flatMap((pieces, at) =>
				at === 0 ? [text(' '), ...pieces] : [text(scene.phrases.and), ...withoutDash(pieces)]
			)
		],
		joined: said.length > 1 ? 'all' : undefined,
		open: Array.isArray(last) && last.length > 1
	};
}

/** The dash between subject and predicate stands once. */
function withoutDash([first, ...others]: readonly Piece[]): Piece[] {
	if (!first) return [];
	return [{ ...first, text: first.text.replace(/^— /, '') }, ...others];
}

/** The clause that holds exactly where this one does not. */
function opposite({ operator, value }: Clause): Spoken | null {
	const turned = OPPOSITES[operator];
	return turned ? { operator: turned, value } : null;
}

const OPPOSITES: Partial<Record<Operator, Spoken['operator']>> = {
	is: 'noneOf',
	anyOf: 'noneOf',
	noneOf: 'anyOf',
	contains: 'containsNot',
	answered: 'unanswered',
	unanswered: 'answered',
	present: 'absent',
	absent: 'present'
};
