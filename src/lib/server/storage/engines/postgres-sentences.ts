import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Find, Insert, Question, Remove, Sentence, Update } from '../submissions/sentence.ts';
import { postgresTables } from '../tables.ts';
import { withoutNul } from '../without-nul.ts';

interface Spelled {
	text: string;
	/** Columns in the order of the parameters. */
	takes: readonly string[];
}

interface Statement {
	name: string;
	text: string;
	/** For each question the columns that it takes. */
	takes: readonly (readonly string[])[];
}

const statements = new Map<string, Statement>();
const numbers = new Map<Sentence, number>();

/**
 * Questions as one statement, each for all of its rows, which travel as one array per column; its name keeps it prepared. It
 * answers with one row: the reply to the first question is `r0`, and so on.
 */
export function statementFor(questions: readonly Question[]) {
	const { name, text, takes } = spelledOnce(questions.map(({ sentence }) => sentence));
	const values = questions.flatMap(({ given }, index) =>
		(takes[index] ?? []).map((key) => arrayOf(given.map((row) => row[key])))
	);
	return { name, text, values };
}

function spelledOnce(sentences: readonly Sentence[]): Statement {
	const key = sentences.map(numberOf).join(' ');
	const known = statements.get(key);
	if (known) return known;
	const statement = { name: `quizsilver_${statements.size}`, ...spellTogether(sentences) };
	statements.set(key, statement);
	return statement;
}

function numberOf(sentence: Sentence): number {
	const number = numbers.get(sentence) ?? numbers.size;
	numbers.set(sentence, number);
	return number;
}

/**
 * What only writes PostgreSQL does from the last that it is told of to the first, so it is told of them backwards: rows that
 * every batch writes, the counters, come last and are locked for the shortest time.
 */
function spellTogether(sentences: readonly Sentence[]): Omit<Statement, 'name'> {
	let place = 0;
	const spelled = sentences.map((sentence) => {
		const each = spell(sentence, place + 1);
		place += each.takes.length;
		return each;
	});
	const named = spelled.map(({ text }, index) => `q${index} AS (${text})`);
	const replies = sentences.map((sentence, index) =>
		'shows' in sentence && sentence.shows.length > 0
			? `(SELECT json_agg(q${index}) FROM q${index}) AS r${index}`
			: `NULL AS r${index}`
	);
	return {
		text: `WITH ${named.toReversed().join(', ')} SELECT ${replies.join(', ')}`,
		takes: spelled.map(({ takes }) => takes)
	};
}

/** @param first the number of its first parameter */
function spell(sentence: Sentence, first: number): Spelled {
	if (sentence.verb === 'find') return spellFind(sentence, first);
	if (sentence.verb === 'remove') return spellRemove(sentence, first);
	return sentence.verb === 'insert' ? spellInsert(sentence, first) : spellUpdate(sentence, first);
}

/** For each row that is given by itself, whatever the planner thinks of the table. */
function spellFind({ table, by, shows, lock }: Find, first: number): Spelled {
	const text = `SELECT found.* FROM ${given(table, by, first)}, LATERAL (
		SELECT ${shown(shows)} FROM ${nameOf(table)} WHERE ${matching(table, by)} ${lock ? 'FOR UPDATE' : 'OFFSET 0'}
	) AS found`;
	return { text, takes: by };
}

function spellInsert({ table, columns, onConflict, shows }: Insert, first: number): Spelled {
	const returning = shows.length > 0 ? `RETURNING ${shown(shows)}` : '';
	const text = `INSERT INTO ${nameOf(table)} (${columns.map(toSnakeCase).join(', ')})
		SELECT * FROM ${given(table, columns, first)} ${onConflict} ${returning}`;
	return { text, takes: columns };
}

function spellUpdate({ table, by, sets, onlyIf }: Update, first: number): Spelled {
	const takes = [...sets, ...by];
	const values = sets.map(toSnakeCase).map((column) => `${column} = given.${column}`);
	const condition = onlyIf && ` AND ${onlyIf}`;
	const text = `UPDATE ${nameOf(table)} SET ${values.join(', ')} FROM ${given(table, takes, first)}
		WHERE ${matching(table, by)}${condition}`;
	return { text, takes };
}

function spellRemove({ table, by }: Remove, first: number): Spelled {
	const text = `DELETE FROM ${nameOf(table)} USING ${given(table, by, first)} WHERE ${matching(table, by)}`;
	return { text, takes: by };
}

type Table = Sentence['table'];

function nameOf(table: Table): string {
	return getTableName(postgresTables[table]);
}

/** `unnest($1::text[], …) AS given (email, …)` */
function given(table: Table, keys: readonly string[], first: number): string {
	const columns = new Map(Object.entries(getTableColumns(postgresTables[table])));
	const arrays = keys.map((key, index) => {
		const [type] = columns.get(key)?.getSQLType().split(' COLLATE') ?? [];
		return `$${first + index}::${type}[]`;
	});
	return `unnest(${arrays.join(', ')}) AS given (${keys.map(toSnakeCase).join(', ')})`;
}

function matching(table: Table, keys: readonly string[]): string {
	const conditions = keys.map(toSnakeCase).map((key) => `${nameOf(table)}.${key} = given.${key}`);
	return conditions.join(' AND ');
}

function shown(keys: readonly string[]): string {
	return keys.map((key) => `${toSnakeCase(key)} AS "${key}"`).join(', ');
}

/** An array as PostgreSQL reads it, `{1,2}` or `{"a","b"}`. */
function arrayOf(values: readonly unknown[]): string {
	return `{${values.map(elementOf).join(',')}}`;
}

/** What JSON escapes in another way than arrays do: control characters and halves of characters. */
const UNLIKE_JSON = /[^ -\ud7ff\ue000-\uffff]/;

function elementOf(value: unknown): string {
	if (value === null) return 'NULL';
	if (typeof value !== 'string') return String(value);
	if (!UNLIKE_JSON.test(value)) return JSON.stringify(value);
	return `"${withoutNul(value).replace(/["\\]/g, '\\$&')}"`;
}
