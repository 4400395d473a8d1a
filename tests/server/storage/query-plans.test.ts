import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openEmptyStore } from '../../support/store.ts';
import { CHANGES, furnished, READS } from './every-query.ts';

/* SQLite keeps no statistics here: it plans for a table of nine rows as for one of a million. */

/** These go through the workspace, page by page or to a few of its rows, whoever is named beside it. */
const WALKS: ReadonlySet<string> = new Set([
	...['leadsPage', 'leadPlaces', 'leftOutAfter', 'viewsOf', 'countRepeatable'],
	...['furnished', 'closed']
]);

/** These hold a few rows of a workspace, however many there are in all. */
const SHORT = ['responses_odd', 'leads_test', 'api_tokens_workspace'];

/** As many are asked of one store: each costs its time to be filled. */
const ON_ONE = 20;

type Ran = (text: string, plan: readonly string[]) => void;

interface Plain {
	run(...values: unknown[]): unknown;
	get(...values: unknown[]): unknown;
	all(...values: unknown[]): unknown[];
}

/** Has every statement that is run planned beside it. */
function watch(ran: Ran): void {
	const prototype = Database.prototype as unknown as { prepare: (text: string) => Plain };
	const { prepare } = prototype;
	onTestFinished(() => {
		prototype.prepare = prepare;
	});
	prototype.prepare = function (text) {
		const statement = prepare.call(this, text);
		for (const way of ['run', 'get', 'all'] as const) {
			const plain = statement[way].bind(statement);
			const watched = (...values: unknown[]) => {
				const plan = prepare.call(this, `explain query plan ${text}`).all(...values);
				ran(
					text,
					plan.map((row) => (row as { detail: string }).detail)
				);
				return plain(...values);
			};
			Object.assign(statement, { [way]: watched });
		}
		return statement;
	};
}

test('who is named by an id is come by that id, and not through all of its workspace', async () => {
	const found: string[] = [];
	let query = '';
	watch((text, plan) => {
		if (WALKS.has(query)) return;
		const byId = /"(?:id|\w+_id)"(?: in \(| = \?)/.test(text.replaceAll('"workspace_id"', ''));
		const through = plan.filter((line) => {
			const [, index = ''] = /INDEX (\w+) \(workspace_id=\?\)/.exec(line) ?? [];
			return index !== '' && !SHORT.includes(index);
		});
		if (byId && through.length > 0) found.push(`${query}: ${through.join('; ')}\n${text}`);
	});
	const runs = Object.entries({ ...READS, ...CHANGES });
	for (let at = 0; at < runs.length; at += ON_ONE) {
		query = 'furnished';
		const store = await furnished(await openEmptyStore('sqlite'));
		for (const [name, run] of runs.slice(at, at + ON_ONE)) {
			query = name;
			// What an earlier one has taken away is looked for all the same.
			await run(store, 'ws_1').catch(() => undefined);
		}
		query = 'closed';
		await store.close();
	}
	expect(found).toEqual([]);
});
