import type { Locale } from '../../quiz/text.ts';
import { announceFile, giveUp, keptOf, sendPart, type Reply } from './tus.ts';

/** Where files go. */
export interface Destination {
	/** Null: nowhere, for a preview. */
	address: string | null;
	step: string;
	locale: Locale;
}

/** As much as every proxy lets through, and as much as is lost at most where one holds requests back until they are whole. */
const PART = 1024 * 1024;
/** Without a byte getting through in between. */
const TRIES = 4;

/** One file on its way, or one that has arrived. */
export class Upload {
	name = $state('');
	/** In bytes. */
	size = $state(0);
	/** `broken` goes on where it stopped when it is asked to. */
	state: 'sending' | 'done' | 'broken' | 'refused' = $state('sending');
	/** Why it is broken or refused, where that is known. */
	message = $state('');
	/** Bytes that have come. */
	sent = $state(0);
	/** The server's name for it. */
	id = $state('');
	readonly #file: File | undefined;
	readonly #to: Destination;
	#stopping = new AbortController();

	private constructor(to: Destination, known: { name: string; size: number; file?: File }) {
		this.#to = to;
		this.#file = known.file;
		this.name = known.name;
		this.size = known.size;
	}

	static ofFile(to: Destination, file: File): Upload {
		return new Upload(to, { name: file.name, size: file.size, file });
	}

	/** One that arrived before this page was loaded. */
	static arrived(to: Destination, known: { id: string; name: string; size: number }): Upload {
		const upload = new Upload(to, known);
		upload.state = 'done';
		upload.id = known.id;
		return upload;
	}

	/** What the server calls it. */
	learn({ name, size }: { name: string; size: number }): void {
		this.name = name;
		this.size = size;
	}

	refuse(message: string): void {
		this.state = 'refused';
		this.message = message;
	}

	/** Sends what is missing; ends as done, broken or refused. */
	async send(): Promise<void> {
		this.state = 'sending';
		this.message = '';
		this.#stopping = new AbortController();
		for (let tries = 1; ; tries += 1) {
			const before = this.sent;
			const reply = await this.#sendRest();
			if (this.#stopping.signal.aborted) return;
			if (reply.state === 'done') {
				this.state = 'done';
				return;
			}
			if (reply.state === 'refused') return this.refuse(reply.message);
			if (reply.state === 'gone') this.id = '';
			if (this.sent > before) tries = 1;
			if (tries >= TRIES) {
				this.state = 'broken';
				this.message = (reply.state === 'broken' && reply.message) || '';
				return;
			}
			await pause(tries);
		}
	}

	/** Stops it and takes it back. */
	cancel(): void {
		this.#stopping.abort();
		if (this.id && this.#to.address !== null) giveUp(this.id, this.#to.locale);
	}

	async #sendRest(): Promise<Reply<number>> {
		const file = this.#file;
		if (!file) return { state: 'gone' };
		const { address, locale } = this.#to;
		if (address === null) return this.#pretend();
		const begun = this.id ? await this.#catchUp() : await this.#announce(address, file);
		if (begun.state !== 'done') return begun;
		const { signal } = this.#stopping;
		let offset = begun.value;
		do {
			if (signal.aborted) return { state: 'broken' };
			const part = file.slice(offset, offset + PART);
			const tell = (sent: number) => (this.sent = Math.min(offset + sent, file.size));
			const reply = await sendPart(this.id, part, { offset, locale }, tell, signal);
			if (reply.state !== 'done') return reply;
			offset = this.sent = reply.value;
		} while (offset < file.size);
		return { state: 'done', value: file.size };
	}

	async #announce(address: string, file: File): Promise<Reply<number>> {
		this.sent = 0;
		const reply = await announceFile(address, file, this.#to.step, this.#to.locale);
		if (reply.state !== 'done') return reply;
		this.id = reply.value;
		if (this.#stopping.signal.aborted) giveUp(this.id, this.#to.locale);
		return { state: 'done', value: 0 };
	}

	/** All may have come although no answer did: then an empty part asks what became of it. */
	async #catchUp(): Promise<Reply<number>> {
		const reply = await keptOf(this.id, this.#to.locale);
		if (reply.state !== 'done') return reply;
		this.sent = reply.value.offset;
		return { state: 'done', value: reply.value.offset };
	}

	#pretend(): Reply<number> {
		const digits = crypto.getRandomValues(new Uint8Array(16));
		this.id = `upl_${Array.from(digits, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
		this.sent = this.size;
		return { state: 'done', value: this.size };
	}
}

/** Resolves after a while, or as soon as the network is back. */
function pause(tries: number): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			removeEventListener('online', done);
			resolve();
		};
		const timer = setTimeout(done, 500 * 2 ** tries);
		addEventListener('online', done);
	});
}
