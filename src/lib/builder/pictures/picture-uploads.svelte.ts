import { SvelteMap } from 'svelte/reactivity';
import type { Words } from '../../quiz/text.ts';
import { MOST_PICTURE_BYTES, PICTURE_TOO_LARGE } from '../../quiz/picture-refusal.ts';
import { spotKey, type PictureSpot } from './spot.ts';

/** More bytes than any camera writes into a photo; up to this a picture is made smaller before it is looked at how large it is. */
const MOST_READ = 32 * 1024 * 1024;

/** What came of sending a picture. */
export type SendAnswer =
	| { state: 'done'; src: string }
	/** In the server's words. */
	| { state: 'refused'; message: string }
	/** The same may go well another time. */
	| { state: 'broken' };

export interface UploadsAround {
	/** Smaller where it can be, and without what cameras write into it. */
	prepare(file: Blob): Promise<Blob>;
	/** @param tell how much of it has gone, 0 to 1 */
	send(file: Blob, tell: (share: number) => void, signal: AbortSignal): Promise<SendAnswer>;
	arrived(spot: PictureSpot, src: string): void;
	say(words: Words): string;
}

/** One picture on its way to its spot, or one that could not come, or that has come. */
export class PictureUpload {
	readonly spot: PictureSpot;
	readonly file: File;
	readonly stopping = new AbortController();
	state: 'waiting' | 'sending' | 'broken' | 'refused' | 'done' = $state('waiting');
	/** How much of it has gone, 0 to 1. */
	share = $state(0);
	/** Why it is refused. */
	message = $state('');

	constructor(spot: PictureSpot, file: File) {
		this.spot = spot;
		this.file = file;
	}

	get isUnderWay(): boolean {
		return this.state === 'waiting' || this.state === 'sending';
	}
}

/** Pictures on their way into one quiz. They go one after the other: unpacked, each takes much memory. */
export class PictureUploads {
	readonly #around: UploadsAround;
	readonly #all = new SvelteMap<string, PictureUpload>();
	#turn: Promise<void> = Promise.resolve();

	constructor(around: UploadsAround) {
		this.#around = around;
	}

	at(spot: PictureSpot): PictureUpload | undefined {
		return this.#all.get(spotKey(spot));
	}

	/** In the place of one that may be under way to the same spot. */
	start(spot: PictureSpot, file: File): void {
		this.cancel(spot);
		const upload = new PictureUpload(spot, file);
		this.#all.set(spotKey(spot), upload);
		if (file.size > MOST_READ) {
			upload.state = 'refused';
			upload.message = this.#around.say(PICTURE_TOO_LARGE.message);
		} else this.#turn = this.#turn.then(() => this.#send(upload));
	}

	cancel(spot: PictureSpot): void {
		this.at(spot)?.stopping.abort();
		this.#all.delete(spotKey(spot));
	}

	retry(spot: PictureSpot): void {
		const upload = this.at(spot);
		if (upload) this.start(spot, upload.file);
	}

	/** The network is back. */
	resume(): void {
		for (const { state, spot } of [...this.#all.values()]) if (state === 'broken') this.retry(spot);
	}

	async #send(upload: PictureUpload): Promise<void> {
		const { signal } = upload.stopping;
		if (signal.aborted) return;
		upload.state = 'sending';
		const answer = await this.#deliver(upload);
		if (signal.aborted) return;
		upload.state = answer.state;
		if (answer.state === 'refused') upload.message = answer.message;
		if (answer.state === 'done') this.#around.arrived(upload.spot, answer.src);
	}

	async #deliver(upload: PictureUpload): Promise<SendAnswer> {
		const { signal } = upload.stopping;
		const file = await this.#around.prepare(upload.file);
		if (signal.aborted) return { state: 'broken' };
		if (file.size > MOST_PICTURE_BYTES) {
			return { state: 'refused', message: this.#around.say(PICTURE_TOO_LARGE.message) };
		}
		return this.#around.send(file, (share) => (upload.share = share), signal);
	}
}
