import { z } from 'zod';

/** Proxies take a megabyte unless they are told otherwise; progress is told for each. */
const PART = 1_000_000;
/** Tries of a part before it is given up; what has come stays. */
const TRIES = 4;
const WAIT = 800;

const answer = z.union([z.object({ id: z.string() }), z.object({ received: z.number() })]);

/** A sentence for people; null where nothing could be reached. */
export class NotSent extends Error {
	readonly why: string | null;

	constructor(why: string | null) {
		super(why ?? 'offline');
		this.why = why;
	}
}

/**
 * Sends a file part by part; where the line breaks off, it goes on behind what has come.
 * @param to the room that takes it, `/leads/import`
 * @param begun the id that an earlier try was given
 * @throws NotSent
 */
export async function sendFile(
	to: string,
	file: File,
	begun: string | null,
	told: { id: (id: string) => void; share: (share: number) => void }
): Promise<string> {
	const id = begun ?? (await announce(to, file));
	told.id(id);
	let from = begun === null ? 0 : await received(`${to}/file/${id}`);
	while (from < file.size) {
		from = await sendPart(`${to}/file/${id}`, file, from);
		told.share(from / file.size);
	}
	return id;
}

async function announce(to: string, file: File): Promise<string> {
	const body = JSON.stringify({ name: file.name, size: file.size });
	const said = await call(`${to}/file`, { method: 'POST', body, headers: JSON_BODY });
	if (!('id' in said)) throw new NotSent(null);
	return said.id;
}

const JSON_BODY = { 'content-type': 'application/json' };

async function received(path: string): Promise<number> {
	const said = await call(path, {});
	return 'received' in said ? said.received : 0;
}

async function sendPart(path: string, file: File, from: number): Promise<number> {
	for (let tried = 1; ; tried += 1) {
		try {
			const part = file.slice(from, from + PART);
			const headers = { 'content-type': 'application/octet-stream' };
			const said = await call(`${path}?from=${from}`, { method: 'PUT', body: part, headers });
			return 'received' in said ? said.received : from;
		} catch (error) {
			const isRefused = error instanceof NotSent && error.why !== null;
			if (isRefused || tried === TRIES) throw error;
			await new Promise((resolve) => setTimeout(resolve, WAIT * tried));
			from = await received(path).catch(() => from);
		}
	}
}

async function call(path: string, init: RequestInit): Promise<z.infer<typeof answer>> {
	const response = await fetch(path, init).catch(() => null);
	if (!response) throw new NotSent(null);
	const said: unknown = await response.json().catch(() => null);
	if (response.ok) return answer.parse(said);
	const refusal = z.object({ message: z.string() }).safeParse(said);
	throw new NotSent(refusal.success ? refusal.data.message : null);
}
