import { and, eq, isNull, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { searchTerms } from './lead-words.ts';
import type { Store } from './store.ts';

/** Of as many letters FTS5 keeps who has words that begin so, and need not collect them. */
const KEPT = 3;

/** That words begin alike in their first letters, for SQLite, and that the text of words has the whole of them. */
export function wordConditions(store: Store, workspace: string, q: string) {
	const { engine, tables } = store;
	const { leads } = tables;
	const terms = searchTerms(q);
	const cut = terms.map((words) => words.map((word) => [...word].slice(0, KEPT).join('')));
	// Of `like` PostgreSQL thinks that few match, and would look through all rather than walk along an order.
	const at = sql.raw(engine === 'sqlite' ? 'instr' : 'strpos');
	const has = (text: SQLWrapper) => (word: string) =>
		sql`${at}(' ' || ${text}, cast(${` ${word}`} as text)) > 0`;
	return {
		begins: and(
			eq(leads.workspaceId, workspace),
			isNull(leads.mergedInto),
			terms.length === 0 ? sql`1 = 0` : found(store, workspace, cut)
		),
		whole: (text: SQLWrapper) =>
			terms.length === 0 ? sql`1 = 0` : and(...terms.map((words) => or(...words.map(has(text)))))
	};
}

/** Words begin so, looked up as each engine does. @param terms each of the outer list, as any of the inner one */
export function found(
	{ engine, tables: { leads } }: Store,
	workspace: string,
	terms: string[][]
): SQL {
	const own = ownOf(workspace);
	if (engine === 'sqlite') {
		const query = spelled(terms, (word) => `"${own}${word}" *`, ' OR ', ' AND ');
		return sql`lead_words match ${query} and leads.rowid = lead_words.rowid`;
	}
	const query = spelled(terms, (word) => `'${own}${word}':*`, ' | ', ' & ');
	const owned = sql`right(${leads.workspaceId}, 10)`;
	return sql`array_to_tsvector(string_to_array(${owned} || replace(${leads.search}, ' ', ' ' || ${owned}), ' ')) @@ ${query}::tsquery`;
}

/** What each word begins with where it is indexed: nobody's words are another's. */
function ownOf(workspace: string): string {
	return workspace.slice(-10);
}

function spelled(
	terms: string[][],
	spell: (word: string) => string,
	or: string,
	all: string
): string {
	return terms.map((words) => `(${words.map(spell).join(or)})`).join(all);
}
