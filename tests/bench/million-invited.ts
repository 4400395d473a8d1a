import Database from 'better-sqlite3';
import pg from 'pg';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { aSurvey } from '../support/a-planted-survey.ts';

export const INVITED = 1_000_000;

/** Scattered among all others, as they would be: which rows of a copy are whose. `n` counts from 1. */
const padded = `substr(cast(10000000 + n as text), 2)`;
/** Of those who neither opened nor tapped every address begins with z; of others with one of twenty letters. */
const letter = `case when n % 20 = 13 then 'z' else substr('abcdefghijklmnopqrst', n / 20 % 20 + 1, 1) end`;
const email = `${letter} || ${padded} || '@example.com'`;
const temperature = `case when n % 100 = 0 then 'hot' when n % 100 = 20 then 'cold' when n % 20 = 0 then 'warm' end`;
const state = `case n % 2000 when 1 then 'failed' when 2 then 'unknown' when 3 then 'queued' when 4 then 'cancelled' else 'sent' end`;
const isOut = `n % 2000 not in (1, 2, 3, 4)`;
const when = (condition: string) => `case when ${condition} then 5 end`;

const OWN = {
	recipients: {
		id: `'rcp_z' || ${padded}`,
		email,
		name: `'Person ' || n`,
		search: `${email} || ' person ' || n`
	},
	invitations: {
		id: `'inv_z' || ${padded}`,
		recipient_id: `'rcp_z' || ${padded}`,
		email,
		name: `'Person ' || n`,
		attempt_id: `'att_z' || ${padded}`,
		variant: `case when n / 100 % 2 = 0 then 'a' else 'b' end`,
		mail_state: state,
		sent_at: when(isOut),
		bounced_at: when('n % 200 = 5'),
		opened_at: when('n % 5 < 2 or n % 10 = 2'),
		opened_by: `case when n % 5 = 0 then 'human' when n % 5 = 1 then 'unsure' when n % 10 = 2 then 'scanner' end`,
		tapped_at: when('n % 10 = 0'),
		finished_at: when('n % 20 = 0'),
		temperature,
		segment: temperature,
		unsubscribed_at: when('n % 500 = 7'),
		complained_at: when('n % 5000 = 9'),
		not_me_at: when('n % 100000 = 11'),
		reminders: `case when n % 3 = 0 then 1 else 0 end`
	},
	mails: {
		id: `'mail_z' || ${padded}`,
		invitation_id: `'inv_z' || ${padded}`,
		email,
		state,
		sent_at: when(isOut)
	}
};

const COUNTED: Readonly<Record<string, string>> = {
	invited: 'true',
	sent: `mail_state = 'sent'`,
	failed: `mail_state = 'failed'`,
	unknown: `mail_state = 'unknown'`,
	cancelled: `mail_state = 'cancelled'`,
	opened_human: `opened_by = 'human'`,
	opened_unsure: `opened_by = 'unsure'`,
	opened_scanner: `opened_by = 'scanner'`,
	tapped: 'tapped_at is not null',
	finished: 'finished_at is not null',
	cold: `temperature = 'cold'`,
	warm: `temperature = 'warm'`,
	hot: `temperature = 'hot'`,
	'segment:hot': `segment = 'hot'`,
	unsubscribed: 'unsubscribed_at is not null',
	bounced: 'bounced_at is not null',
	complained: 'complained_at is not null',
	reminded: 'reminders > 0'
};

/**
 * A survey of a million people, each kind of whom is there, beside the one that it is copied from.
 * @returns its id
 */
export async function inviteMillion(databaseUrl: string, quiz: string): Promise<string> {
	const store = await openStore({ databaseUrl });
	const [workspace] = await store.db.select().from(store.tables.workspaces);
	const people = [{ email: 'one@example.net' }];
	const { campaign } = await aSurvey(store, workspace?.id ?? '', { quiz, people });
	const { campaignCounts } = store.tables;
	await store.db.delete(campaignCounts);
	const columns = Object.fromEntries(
		(['recipients', 'invitations', 'mails'] as const).map((name) => [
			name,
			Object.values(store.tables[name])
				.filter((column) => typeof column === 'object' && 'name' in column)
				.map(({ name: own }) => String(own).replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`))
		])
	);
	await store.close();
	const copies = Object.entries(OWN).map(([table, own]) =>
		copying(table, columns[table] ?? [], own)
	);
	const counts = Object.entries(COUNTED).map(
		([
			name,
			condition
		]) => `INSERT INTO campaign_counts (campaign_id, workspace_id, variant, name, count)
			SELECT campaign_id, workspace_id, variant, '${name}', count(*) FROM invitations WHERE ${condition}
			GROUP BY campaign_id, workspace_id, variant`
	);
	await run(databaseUrl, [...copies, ...counts]);
	return campaign.id;
}

function copying(
	table: string,
	columns: readonly string[],
	own: Readonly<Record<string, string>>
): string {
	const values = columns.map((name) => own[name] ?? `sample.${name}`);
	return `WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${INVITED})
		INSERT INTO ${table} (${columns.join(', ')})
		SELECT ${values.join(', ')} FROM copy, (SELECT * FROM ${table} LIMIT 1) AS sample`;
}

/** Without a journal, and nothing is flushed: these rows are for this run alone. */
async function run(databaseUrl: string, statements: readonly string[]): Promise<void> {
	if (databaseUrl.startsWith('file:')) {
		const db = new Database(databaseUrl.slice('file:'.length));
		db.pragma('journal_mode = OFF');
		db.pragma('synchronous = OFF');
		db.transaction(() => statements.forEach((statement) => db.exec(statement)))();
		return void db.close();
	}
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	for (const statement of statements) await client.query(statement);
	// What autovacuum does by itself soon after.
	await client.query('VACUUM ANALYZE');
	await client.end();
}
