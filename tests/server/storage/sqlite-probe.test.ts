import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fakeClock } from '../../support/fake-clock.ts';
import { isUnwritable } from '../../../src/lib/server/storage/engines/sqlite-errors.ts';
import { sqliteProbe } from '../../../src/lib/server/storage/engines/sqlite-probe.ts';
import { writeWatch } from '../../../src/lib/server/storage/engines/write-watch.ts';

/** A database without room for more than its pages of today. */
function aFullDatabase() {
	const client = new Database(':memory:');
	client.exec('CREATE TABLE notes (text)');
	const clock = fakeClock();
	const writes = writeWatch(isUnwritable, clock.now);
	const pages = client.pragma('page_count', { simple: true });
	client.pragma(`max_page_count = ${String(pages)}`);
	const write = () =>
		writes.watch(async () => {
			client.prepare('INSERT INTO notes VALUES (zeroblob(100000))').run();
		});
	return { client, clock, write, probe: sqliteProbe(client, writes) };
}

test('a probe finds nothing wrong where all is well, and again a moment later', () => {
	const client = new Database(':memory:');
	const probe = sqliteProbe(client, writeWatch(isUnwritable));
	expect(probe).not.toThrow();
	expect(probe).not.toThrow();
});

test('where a write finds no room the probe says so, until one finds room again', async () => {
	const { client, write, probe } = aFullDatabase();
	expect(probe).not.toThrow();
	await expect(write()).rejects.toThrow('full');
	expect(probe).toThrow('full');
	client.pragma('max_page_count = 1000');
	await write();
	expect(probe).not.toThrow();
});

test('where nobody writes any more, the last failure is believed for some seconds', async () => {
	const { clock, write, probe } = aFullDatabase();
	await expect(write()).rejects.toThrow('full');
	expect(probe).toThrow('full');
	clock.advance(5_001);
	expect(probe).not.toThrow();
});

test('a file that nobody may write is told of by its code', () => {
	const client = new Database(':memory:');
	client.pragma('query_only = 1');
	const probe = sqliteProbe(client, writeWatch(isUnwritable));
	expect(probe).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
});
