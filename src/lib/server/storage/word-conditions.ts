import { and, eq, isNull, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Term } from './lead-words.ts';
import type { Store } from './store.ts';

/** Of as many letters FTS5 keeps who has words that begin so, and need not collect them. */
const KEPT = 3;

/** That words begin alike in their first letters, for SQLite, and that the text of words has the whole of them. */
export function wordConditions(store: Store, workspace: string, terms: readonly Term[][]) {
	const { engine, tables } = store;
	const { leads } = tables;
	const cut = terms.map((of) => of.map(cutToKept));
	// Of `like` PostgreSQL thinks that few match, and would look through all rather than walk along an order.
	const at = sql.raw(engine === 'sqlite' ? 'instr' : 'strpos');
	const has =
		(text: SQLWrapper) =>
		({ word, isWhole = false, ends }: Term) => {
			const sought = ends === undefined ? ` ${word}${isWhole ? ' ' : ''}` : `${ends} `;
			return sql`${at}(' ' || ${text} || ' ', cast(${sought} as text)) > 0`;
		};
	return {
		begins: and(
			eq(leads.workspaceId, workspace),
			isNull(leads.mergedInto),
			terms.length === 0 ? sql`1 = 0` : found(store, workspace, cut)
		),
		whole: (text: SQLWrapper) =>
			terms.length === 0 ? sql`1 = 0` : and(...terms.map((of) => or(...of.map(has(text)))))
	};
}

function cutToKept(term: Term): Term {
	const cut = [...term.word].slice(0, KEPT).join('');
	return cut === term.word ? term : { word: cut };
}

/** Words are such, looked up as each engine does. @param terms each of the outer list, as any of the inner one */
export function found(
	{ engine, tables: { leads } }: Store,
	workspace: string,
	terms: readonly Term[][]
): SQL {
	const own = ownOf(workspace);
	if (engine === 'sqlite') {
		const query = spelled(
			terms,
			({ word, isWhole }) => `"${own}${word}"${isWhole ? '' : ' *'}`,
			' OR ',
			' AND '
		);
		return sql`lead_words match ${query} and leads.rowid = lead_words.rowid`;
	}
	const query = spelled(
		terms,
		({ word, isWhole }) => `'${own}${word}'${isWhole ? '' : ':*'}`,
		' | ',
		' & '
	);
	const owned = sql`right(${leads.workspaceId}, 10)`;
	return sql`array_to_tsvector(string_to_array(${owned} || replace(${leads.search}, ' ', ' ' || ${owned}), ' ')) @@ ${query}::tsquery`;
}

/** What each word begins with where it is indexed: nobody's words are another's. */
function ownOf(workspace: string): string {
	return workspace.slice(-10);
}

function spelled(
	terms: readonly Term[][],
	spell: (term: Term) => string,
	or: string,
	all: string
): string {
	return terms.map((of) => `(${of.map(spell).join(or)})`).join(all);
}
