import type { Audience } from '$lib/letter/campaign.ts';
import type { AudiencePreview } from '$lib/server/services/audience/chosen.ts';
import { z } from 'zod';

/** Ticks in quick succession are saved together, ms. */
const PAUSE = 250;

const answered = z.object({ revision: z.int() });
const refused = z.object({ code: z.string(), message: z.string() });

/** `stale`: somebody else has saved a newer one; nothing is saved until it is loaded. */
type Saving = { state: 'saved' | 'saving' } | { state: 'failed' | 'stale'; why: string };

/** Who gets a survey: saves itself, then counts anew. */
export class AudienceDraft {
	audience = $state.raw<Audience>({
		...{ everyone: false, lists: [], tags: [] },
		excluding: { lists: [], tags: [], answered: false }
	});
	saving = $state.raw<Saving>({ state: 'saved' });
	preview = $state.raw<AudiencePreview | null>(null);
	isCounting = $state(false);
	/** How often it was saved. */
	saves = $state(0);

	readonly #path: string;
	readonly #offline: string;
	#revision: number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Changed since it was last sent. */
	#isChanged = false;
	#isSending = false;
	#count: AbortController | null = null;

	constructor(survey: string, kept: { audience: Audience; revision: number }, offline: string) {
		this.#path = `/surveys/${survey}/audience/draft`;
		this.audience = kept.audience;
		this.#revision = kept.revision;
		this.#offline = offline;
	}

	change(to: Partial<Audience>): void {
		this.audience = { ...this.audience, ...to };
		this.#isChanged = true;
		if (this.saving.state !== 'stale') this.saving = { state: 'saving' };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), PAUSE);
	}

	/** At once: before the page is left, or another try. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.#isChanged || this.#isSending || this.saving.state === 'stale') return;
		this.#isSending = true;
		this.saving = { state: 'saving' };
		this.#isChanged = false;
		this.saving = await this.#send();
		this.#isSending = false;
		if (this.saving.state === 'saved') this.saves += 1;
		if (this.saving.state === 'failed') this.#isChanged = true;
		else if (this.#isChanged) await this.save();
		else await this.count();
	}

	async #send(): Promise<Saving> {
		const body = JSON.stringify({ audience: this.audience, revision: this.#revision });
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(this.#path, {
			...{ method: 'PUT', body, headers },
			keepalive: true
		}).catch(() => null);
		const said: unknown = await response?.json().catch(() => null);
		const saved = response?.ok ? answered.safeParse(said) : null;
		if (saved?.success) {
			this.#revision = saved.data.revision;
			return { state: 'saved' };
		}
		const refusal = refused.safeParse(said);
		const why = refusal.success ? refusal.data.message : this.#offline;
		return { state: refusal.success && refusal.data.code === 'stale' ? 'stale' : 'failed', why };
	}

	/** The latest question is answered; those before it are given up. */
	async count(): Promise<void> {
		this.#count?.abort();
		const asked = new AbortController();
		this.#count = asked;
		this.isCounting = true;
		try {
			const response = await fetch(this.#path, { signal: asked.signal });
			if (response.ok) this.preview = await response.json();
		} catch {
			// Given up, or nobody answers: what was counted before stays.
		}
		if (this.#count === asked) this.isCounting = false;
	}

	leave(): void {
		void this.save();
		this.#count?.abort();
	}
}
