import { inArray, not } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { SAID } from '../../../src/routes/(app)/audit/audit-words.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { openEmptyStore, type Engine } from '../../support/store.ts';
import { aBench, type Act, type Bench } from './bench.ts';
import { AUDIENCE_CHANGES } from './changes-of-audience.ts';
import { LEAD_CHANGES } from './changes-of-leads.ts';
import { QUIZ_CHANGES } from './changes-of-quizzes.ts';
import { OWN_CHANGES, TEAM_CHANGES } from './changes-of-team.ts';
import { withoutLog } from './without-log.ts';

const CHANGES = { ...QUIZ_CHANGES, ...LEAD_CHANGES, ...AUDIENCE_CHANGES, ...TEAM_CHANGES };
const ALL = { ...CHANGES, ...OWN_CHANGES };

/** Written in a transaction of its own file: see the tests of imports. */
const IMPORTED = ['leads.imported', 'recipients.imported'];
/** Of lines from before. */
const FORMER = ['leads.touched'];

/** Nothing is changed by it. */
const READS = /\.exported$/;

const actionOf = (change: string) => change.split(':', 1)[0] ?? '';
const isOwn = (change: string) => change in OWN_CHANGES;
/** As the notes are by whom some changes are of: they are changed by whoever wrote them. */
const BY = 'usr_1';

test('whatever the log has words for is changed here, and the other way round', () => {
	const known = new Set(Object.keys(ALL).map(actionOf));
	expect([...known, ...IMPORTED, ...FORMER].toSorted()).toEqual([...SAID].toSorted());
});

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
	describe('one line of the log, by whoever did it', () => {
		const opened = aBenchOn(engine);

		test.each(Object.keys(ALL))('%s', async (change) => {
			const bench = await opened();
			const act = await ALL[change]?.(bench);
			const known = (await linesOf(bench.store)).map(({ id }) => id);
			const answer = await act?.(BY);
			expect(answer).not.toMatchObject({ ok: false });
			const lines = await linesOf(bench.store, known);
			expect(lines.map(({ action }) => action)).toEqual([actionOf(change)]);
			const [line] = lines;
			if (isOwn(change)) expect(line?.by).toMatch(/^user_/);
			else expect(line?.by).toBe(BY);
			expect(line?.workspaceId).toBe(bench.workspace);
			// Of people it holds ids.
			expect(JSON.stringify(line)).not.toContain('@');
		});
	});

	describe('is not done where its line cannot be written', () => {
		const opened = aBenchOn(engine);

		test.each(Object.keys(ALL).filter((change) => !READS.test(change)))('%s', async (change) => {
			const bench = await opened();
			const act = await ALL[change]?.(bench);
			const before = await everything(bench.store);
			await withoutLog(engine, bench.store, async () => {
				expect(await outcomeOf(act)).toBe('not done');
			});
			expect(await everything(bench.store)).toEqual(before);
		});

		test.each(Object.keys(ALL).filter((change) => READS.test(change)))(
			'%s: nothing is handed over',
			async (change) => {
				const bench = await opened();
				const act = await ALL[change]?.(bench);
				await withoutLog(engine, bench.store, async () => {
					expect(await outcomeOf(act)).toBe('not done');
				});
			}
		);
	});
});

/** One for a whole suite. */
function aBenchOn(engine: Engine): () => Promise<Bench> {
	let bench: Promise<Bench> | undefined;
	afterAll(async () => (await bench)?.store.close());
	return () => (bench ??= openEmptyStore(engine, 'disk').then(aBench));
}

async function outcomeOf(act: Act | undefined): Promise<'done' | 'not done'> {
	try {
		const answer = await act?.(BY);
		const refused = typeof answer === 'object' && answer && 'ok' in answer && !answer.ok;
		return refused ? 'not done' : 'done';
	} catch {
		return 'not done';
	}
}

async function linesOf({ db, tables: { auditLog } }: Store, but: readonly string[] = []) {
	const where = but.length > 0 ? not(inArray(auditLog.id, [...but])) : undefined;
	return db.select().from(auditLog).where(where).orderBy(auditLog.id);
}

/** Every row of every table, but how often somebody has tried. */
async function everything({ db, tables }: Store): Promise<Record<string, string[]>> {
	const { throttles: _, ...told } = tables;
	const all = await Promise.all(
		Object.entries(told).map(async ([name, table]) => {
			const rows = await db.select().from(table);
			return [name, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
		})
	);
	return Object.fromEntries(all);
}
