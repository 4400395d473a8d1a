import { getTableColumns, sql } from 'drizzle-orm';
import { slugOf } from '../lib/quiz/slug.ts';
import { stageOfSales } from '../lib/server/services/desk/stages.ts';
import type { Db, Statement, Store } from '../lib/server/storage/store.ts';
import {
	COMPANIES,
	FIRST,
	FIRST_RU,
	LAST,
	LAST_RU,
	NOTES,
	NOTES_RU,
	SOURCES
} from './sample-words.ts';

/* Leads that might be somebody's, made where they are kept: the nth is the same on both engines. */

export interface Sample {
	workspace: string;
	/** Quizzes that they answered: most the first, one in ten thousand the last. */
	quizzes: readonly [string, string, string];
	/** Members who work some of them. */
	owners: readonly string[];
	/** When the last of them came; each a minute before the next. */
	now: number;
	/** How many there are in all. */
	count: number;
	/**
	 * Whether everything goes together, as it does for people: an outcome moved its lead on, who was touched has a note, and an
	 * address is its name's. Else customers are few and old: far behind in every order.
	 */
	moved: boolean;
}

/** One of so many bears it. */
const TAGS = { vip: 10, partner: 500, event: 20_000 };
const MINUTE = 60_000;

/** Rows for those after `from`, to `to`; the first is 1. */
export function sampleLeads(
	{ tables }: Store,
	db: Db,
	sample: Sample,
	{ from, to }: { from: number; to: number }
): Statement[] {
	const { leads, leadQuizzes, leadTags, leadNotes, leadHistory, outcomes } = tables;
	const numbers = `with recursive numbers(n) as (select ${from + 1} union all select n + 1 from numbers where n < ${to})`;
	const made = (columns: object, values: Readonly<Record<string, string>>, which = '1 = 1') =>
		sql.raw(
			`${numbers} select ${Object.keys(columns)
				.map((name) => values[name] ?? 'null')
				.join(', ')} from numbers where ${which}`
		);
	const tagged = Object.entries(TAGS).map(([tag, each]) =>
		sql.raw(
			`${numbers} select ${text(sample.workspace)}, ${text(tag)}, ${ID} from numbers where n % ${each} = 3`
		)
	);
	const history = (values: Readonly<Record<string, string>>, which: string) =>
		db.insert(leadHistory).select(made(getTableColumns(leadHistory), values, which));
	const said = `${TOLD} and ${isOwned(sample)}`;
	return [
		db.insert(leads).select(made(getTableColumns(leads), leadValues(sample))),
		db.insert(leadQuizzes).select(made(getTableColumns(leadQuizzes), quizValues(sample))),
		db.insert(outcomes).select(made(getTableColumns(outcomes), outcomeValues(sample), said)),
		history(outcomeHistory(sample), said),
		...(sample.moved
			? [
					history(stageHistory(sample), `${said} and ${OVER}`),
					db
						.insert(leadNotes)
						.select(
							made(
								getTableColumns(leadNotes),
								noteValues(sample),
								`${TOUCHED} and not (${TOLD}) and ${isOwned(sample)}`
							)
						)
				]
			: []),
		...tagged.map((rows) => db.insert(leadTags).select(rows))
	];
}

const DIGITS = `substr(cast(100000000 + n as text), 2)`;
const ID = `'lead_01a000000000000000' || ${DIGITS}`;
const HEAT = `case when n % 10 = 0 then 2 when n % 10 < 4 then 1 else 0 end`;
const TEMPERATURE = `case when n % 10 = 0 then 'hot' when n % 10 < 4 then 'warm' else 'cold' end`;
const STAGE = `case when n % 10 = 0 then 'sql' when n % 10 < 4 then 'mql' else 'lead' end`;
const PHONE = `cast(79160000000 + n as text)`;
const EMAIL_NAME = `${oneOf(lower(FIRST), 'n')} || '.' || ${oneOf(lower(LAST), 'n / 10')}`;
const EMAIL_NAME_TOGETHER = `(case when n % 3 = 0 then ${oneOf(latin(FIRST_RU), 'n / 3')} || '.' || ${oneOf(latin(LAST_RU), 'n / 30')} else ${EMAIL_NAME} end)`;
const OWNED = 'n % 5 < 3';
const TOLD = 'n % 20 = 0';
const OUTCOME = `case n / 20 % 4 when 0 then 'won' when 1 then 'lost' when 2 then 'unreached' else 'junk' end`;
/** Some hot ones wait; whoever said what became of one has touched it. */
const TOUCHED = `n % 10 = 0 and (n % 50 > 0 or ${TOLD})`;
const WON = 'n % 80 = 0';
/** Of those told of: all but those that nobody reached. */
const OVER = 'n / 20 % 4 <> 2';
const STAGE_AFTER = `case when ${WON} then 'customer' else 'lost' end`;
const VALUE = 'n % 900 * 10 + 100';
const PERCENT = `case when n % 10 = 0 then 75 + n / 10 % 26 when n % 10 < 4 then 40 + n / 10 % 35 else n / 10 % 40 end`;

function leadValues({
	workspace,
	quizzes,
	owners,
	now,
	count,
	moved
}: Sample): Record<string, string> {
	const created = createdAt({ now, count });
	const name = (first: string[], first_ru: string[], last: string[], last_ru: string[]) =>
		`case when n % 3 = 0 then ${oneOf(first_ru, 'n / 3')} || ' ' || ${oneOf(last_ru, 'n / 30')} else ${oneOf(first, 'n')} || ' ' || ${oneOf(last, 'n / 10')} end`;
	const emailName = moved ? EMAIL_NAME_TOGETHER : EMAIL_NAME;
	const words = [
		name(lower(FIRST), lower(FIRST_RU), lower(LAST), lower(LAST_RU)),
		`replace(${emailName}, '.', ' ') || cast(n as text) || ' example com'`,
		...[1, 2, 3, 4, 5, 8].map((start) => `substr(${PHONE}, ${start})`),
		oneOf(lower(COMPANIES), 'n / 5')
	];
	return {
		id: ID,
		workspaceId: text(workspace),
		email: `${emailName} || cast(n as text) || '@example.com'`,
		phone: `'+' || ${PHONE}`,
		name: name(FIRST, FIRST_RU, LAST, LAST_RU),
		company: oneOf(COMPANIES, 'n / 5'),
		search: words.join(` || ' ' || `),
		locale: `case when n % 3 = 0 then 'ru' else 'en' end`,
		segment: TEMPERATURE,
		temperature: TEMPERATURE,
		heat: HEAT,
		stage: moved
			? `case when ${TOLD} and ${OVER} then ${STAGE_AFTER} else ${STAGE} end`
			: `case when n % 5000 = 10 then 'customer' else ${STAGE} end`,
		stageRank: moved
			? `case when ${WON} then ${stageOfSales('customer').rank} when ${TOLD} and ${OVER} then 0 else ${HEAT} end`
			: `case when n % 5000 = 10 then 3 else ${HEAT} end`,
		shownQuizId: quizOf(quizzes),
		total: PERCENT,
		percent: PERCENT,
		source: `case when n % 25000 = 4 then 'fair' else ${oneOf(SOURCES, 'n / 3')} end`,
		activeAt: `case when n % 5 = 0 then ${created} + (${now} - ${created}) / 100 * (n % 97) else ${created} end`,
		ownerId: whole(OWNED, ownerOf(owners)),
		ownedAt: whole(OWNED, created),
		hotAt: whole('n % 10 = 0', created),
		touchedAt: whole(TOUCHED, saidAt({ now, count })),
		outcome: whole(TOLD, OUTCOME),
		outcomeAt: whole(TOLD, saidAt({ now, count })),
		value: whole(WON, VALUE),
		currency: whole(WON, `'EUR'`),
		test: 'false',
		sequence: '1',
		createdAt: created,
		updatedAt: created
	};
}

function quizValues({ workspace, quizzes, now, count }: Sample): Record<string, string> {
	return {
		workspaceId: text(workspace),
		leadId: ID,
		quizId: quizOf(quizzes),
		responseId: `'rsp_of_sample'`,
		segment: TEMPERATURE,
		temperature: TEMPERATURE,
		heat: HEAT,
		stage: STAGE,
		stageRank: HEAT,
		total: PERCENT,
		percent: PERCENT,
		updatedAt: createdAt({ now, count })
	};
}

/** Of those that somebody works, who said it. */
function outcomeValues({ workspace, owners, now, count }: Sample): Record<string, string> {
	return {
		id: `'out_01a000000000000000' || ${DIGITS}`,
		workspaceId: text(workspace),
		leadId: ID,
		outcome: OUTCOME,
		value: whole(WON, VALUE),
		currency: whole(WON, `'EUR'`),
		via: `'desk'`,
		by: ownerOf(owners),
		at: saidAt({ now, count })
	};
}

function outcomeHistory({ workspace, owners, now, count }: Sample): Record<string, string> {
	return {
		id: `'hist_01a000000000000000' || ${DIGITS}`,
		workspaceId: text(workspace),
		leadId: ID,
		kind: `'outcome'`,
		toValue: OUTCOME,
		by: ownerOf(owners),
		at: saidAt({ now, count })
	};
}

function stageHistory(sample: Sample): Record<string, string> {
	return {
		...outcomeHistory(sample),
		...{ id: `'hist_01b000000000000000' || ${DIGITS}`, kind: `'stage'` },
		...{ fromValue: STAGE, toValue: STAGE_AFTER }
	};
}

/** Of those touched of whom nothing else is said, why they count as touched. */
function noteValues({ workspace, owners, now, count }: Sample): Record<string, string> {
	return {
		id: `'note_01a000000000000000' || ${DIGITS}`,
		workspaceId: text(workspace),
		leadId: ID,
		by: ownerOf(owners),
		text: `case when n % 3 = 0 then ${oneOf(NOTES_RU, 'n / 30')} else ${oneOf(NOTES, 'n / 10')} end`,
		createdAt: saidAt({ now, count })
	};
}

const isOwned = ({ owners }: Sample) => (owners.length === 0 ? '1 = 0' : OWNED);
const ownerOf = (owners: readonly string[]) =>
	owners.length === 0 ? 'null' : oneOf(owners, 'n / 5');

function whole(condition: string, value: string): string {
	return `case when ${condition} then ${value} end`;
}

function createdAt({ now, count }: Pick<Sample, 'now' | 'count'>): string {
	return `(${now} - ${MINUTE} * cast(${count} - n as bigint))`;
}

/** Some time after what it answered. */
function saidAt(of: Pick<Sample, 'now' | 'count'>): string {
	return `${createdAt(of)} + ${MINUTE}`;
}

function quizOf([most, some, few]: Sample['quizzes']): string {
	return `case when n % 10000 = 7 then ${text(few)} when n % 3 = 1 then ${text(some)} else ${text(most)} end`;
}

function oneOf(values: readonly string[], number: string): string {
	const cases = values.map((value, index) => `when ${index} then ${text(value)}`);
	return `case (${number}) % ${values.length} ${cases.join(' ')} end`;
}

function lower(values: readonly string[]): string[] {
	return values.map((value) => value.toLowerCase());
}

function latin(values: readonly string[]): string[] {
	return values.map(slugOf);
}

/** Of our own, without a quote. */
function text(value: string): string {
	return `cast('${value}' as text)`;
}
