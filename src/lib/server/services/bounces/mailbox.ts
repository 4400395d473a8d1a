import { once } from 'node:events';
import type { ImapFlow } from 'imapflow';
import { codeOf } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import { saveSetting, settingOf } from '../../storage/queries/settings.ts';
import { takeReport, type TakenReport } from './take-report.ts';

export interface ReturnsMailbox {
	/** Reads what is new, unless that is under way; it is not waited for, since a mail server may be slow. */
	look(): void;
	/** What is under way. */
	idle(): Promise<void>;
	close(): Promise<void>;
}

const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
/** So many at one look; the next look goes on. */
const AT_ONCE = 200;
/** Of a longer message the beginning tells enough: a report gives the letter back at its end. */
const MOST_BYTES = 512 * 1024;

/** The mailbox that letters come back to. Nothing in it is moved or deleted; what is understood is marked as seen. */
export function returnsMailbox(app: House): ReturnsMailbox {
	const { log } = app;
	const { imapUrl } = app.config.bounces;
	let client: ImapFlow | undefined;
	let reading: Promise<void> | undefined;
	let fault: string | undefined;
	const closing = new AbortController();

	async function read(url: URL): Promise<void> {
		const over = new AbortController();
		try {
			client = await clientOf(url);
			// The house may have closed meanwhile.
			if (closing.signal.aborted) return;
			// One that is closed while it connects never settles.
			const closed = once(closing.signal, 'abort', { signal: over.signal });
			await Promise.race([client.connect(), closed]);
			const taken = await readNew(app, client, mailboxOf(url));
			if (taken.length > 0) log.info('returns_read', countKinds(taken));
			if (fault !== undefined) log.info('returns_reachable');
			fault = undefined;
		} catch (error) {
			// Told once, not at every look; its words may hold the address.
			const code = faultOf(error);
			if (code !== fault && !closing.signal.aborted) log.error('returns_unreadable', { code });
			fault = code;
		} finally {
			over.abort();
			client?.close();
			client = undefined;
		}
	}

	return {
		look() {
			if (imapUrl === undefined || reading) return;
			reading = read(new URL(imapUrl)).finally(() => (reading = undefined));
		},
		idle: async () => reading,
		async close() {
			closing.abort();
			client?.close();
			await reading;
		}
	};
}

/** Signs in and out again. Rejects with the client's error. */
export async function tryMailbox(url: URL): Promise<void> {
	const client = await clientOf(url);
	try {
		await client.connect();
		await client.mailboxOpen(mailboxOf(url), { readOnly: true });
	} finally {
		client.close();
	}
}

/** In a word, without what the server said. */
export function faultOf(error: unknown): string {
	const isRefused =
		error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed;
	return isRefused ? 'EAUTH' : (codeOf(error) ?? 'unknown');
}

async function clientOf(url: URL): Promise<ImapFlow> {
	const { ImapFlow } = await import('imapflow');
	const secure = url.protocol === 'imaps:';
	const client = new ImapFlow({
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (secure ? 993 : 143),
		secure,
		auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
		logger: false,
		disableAutoIdle: true,
		...PATIENCE
	});
	// A broken connection rejects what is asked of it; unheard, it would end the process besides.
	client.on('error', () => undefined);
	return client;
}

/** `imaps://user:secret@mail.example.com/Returns` */
function mailboxOf(url: URL): string {
	return decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
}

async function readNew(app: House, client: ImapFlow, path: string): Promise<TakenReport[]> {
	const lock = await client.getMailboxLock(path);
	try {
		const validity = client.mailbox ? String(client.mailbox.uidValidity) : '';
		const from = (await lastRead(app, validity)) + 1;
		const found = (await client.search({ uid: `${from}:*` }, { uid: true })) || [];
		// Where there is nothing newer, `*` is the last one there is.
		const uids = found.filter((uid) => uid >= from).sort((a, b) => a - b);
		const taken: TakenReport[] = [];
		for (const uid of uids.slice(0, AT_ONCE)) {
			const report = await readOne(app, client, uid);
			if (report) taken.push(report);
			await saveSetting(app.store, 'returns_read', `${validity} ${uid}`);
		}
		return taken;
	} finally {
		lock.release();
	}
}

/** Of a mailbox that was made anew meanwhile, nothing. */
async function lastRead({ store }: House, validity: string): Promise<number> {
	const [of, uid] = ((await settingOf(store, 'returns_read')) ?? '').split(' ');
	return of === validity ? Number(uid) : 0;
}

/** Null where it has gone since. */
async function readOne(app: House, client: ImapFlow, uid: number): Promise<TakenReport | null> {
	const one = { uid: true };
	const source = { start: 0, maxLength: MOST_BYTES };
	const message = await client.fetchOne(String(uid), { source }, one);
	if (!message || !message.source) return null;
	const report = await takeReport(app, message.source);
	// What a person has written stays unread, for a person.
	if (report.kind !== 'other') await client.messageFlagsAdd(String(uid), ['\\Seen'], one);
	return report;
}

function countKinds(taken: readonly TakenReport[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { kind } of taken) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}
