import { pause } from './retry.ts';
import type { Way, WayTransport } from './transport.ts';

/** Tells the server how far somebody is. */
export interface Telling {
	/** Somebody goes on with this attempt on another device too, or may, or has finished it there. */
	readonly shared: boolean;
	/** Of what was told last, answered or not. */
	readonly revision: number;
	/** Goes on from what was told before the page was loaded anew, or on another device. */
	goOnFrom(revision: number, shared?: boolean): void;
	/** How far they are by now. Nobody waits for it. */
	tell(way: Way): void;
	/** What has not been told yet is told now, as the page may be gone at once. */
	hurry(): void;
	/** They have finished. */
	stop(): void;
}

interface Options {
	/** Between two of them, in milliseconds: a page of questions changes with each letter. */
	gap: number;
	/** Resolves after so many milliseconds, or earlier where the network comes back. */
	wait(milliseconds: number): Promise<void>;
	/** The server knows of the attempt from now on. */
	kept?(attempt: string): void;
	/** It has been sent, from here or from another device. */
	finished?(): void;
}

/**
 * One at a time, the newest instead of all that came meanwhile, and again until it is answered. Where another device has
 * told something newer, this one is told after it: what was done last counts.
 */
export function tellWay(
	transport: Pick<WayTransport, 'tell'>,
	{ gap, wait, kept, finished }: Options
): Telling {
	let newest: { way: Way; key: string } | undefined;
	let known = '';
	let revision = 0;
	let shared = false;
	let busy = false;

	/** @returns whether it need not be told again */
	async function tellOnce({ way }: { way: Way }, tries: number): Promise<boolean> {
		const asked = revision;
		const outcome = await transport.tell(way, asked);
		if (outcome.state === 'again') {
			await wait(pause(tries, outcome.after));
			return false;
		}
		if (outcome.state !== 'done') return true;
		const { state, revision: theirs = 0 } = outcome.value;
		if (state === 'kept') kept?.(way.attempt);
		if (state === 'finished') {
			shared = true;
			finished?.();
		}
		if (state !== 'older') return true;
		// Its own first try came through, and only the answer was lost.
		if (theirs === asked && tries > 1) return true;
		shared = true;
		revision = Math.max(revision, theirs) + 1;
		return false;
	}

	async function work(): Promise<void> {
		if (busy) return;
		busy = true;
		for (let tries = 1; newest; tries += 1) {
			const told = newest;
			if (await tellOnce(told, tries)) {
				known = told.key;
				if (newest === told) newest = undefined;
				else if (gap > 0) await wait(gap);
			}
			if (newest !== told) tries = 0;
		}
		busy = false;
	}

	return {
		get shared() {
			return shared;
		},
		get revision() {
			return revision;
		},
		goOnFrom(before, isShared = false) {
			revision = Math.max(revision, before);
			shared ||= isShared;
		},
		tell(way) {
			const key = JSON.stringify(way);
			if (key === (newest?.key ?? known)) return;
			newest = { way, key };
			revision += 1;
			void work();
		},
		hurry() {
			if (newest && busy) void transport.tell(newest.way, revision);
		},
		stop() {
			newest = undefined;
			known = '';
		}
	};
}
