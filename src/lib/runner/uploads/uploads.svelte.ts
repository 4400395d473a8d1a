import { refusedFile } from '../../quiz/questions/file-refusal.ts';
import { answerProblemText } from '../../quiz/questions/problems.ts';
import { inLocale } from '../../quiz/text.ts';
import type { Asking, KnownFile, QuestionOf } from '../asking.ts';
import { keptOf } from './tus.ts';
import { Upload, type Destination } from './upload.svelte.ts';
import { uploadWords, type UploadWords } from './words.ts';

/** The files of one question. They go on being sent while the respondent looks at another. */
export class Uploads {
	all: readonly Upload[] = $state.raw([]);
	/** What happened last, for those who cannot see it. */
	told = $state('');
	readonly #asking: Asking;
	readonly #step: QuestionOf<'file'>;
	readonly #most: number;

	constructor(asking: Asking, step: QuestionOf<'file'>) {
		this.#asking = asking;
		this.#step = step;
		this.#most = step.maxFiles ?? 1;
	}

	get words(): UploadWords {
		return uploadWords(this.#asking.locale);
	}

	/** Ids of those that have arrived: the answer. */
	get ids(): string[] {
		return this.all.filter(({ state }) => state === 'done').map(({ id }) => id);
	}

	get busy(): boolean {
		return this.all.some(({ state }) => state === 'sending');
	}

	/** Chosen, and neither arrived nor on its way. */
	get unsent(): readonly Upload[] {
		return this.all.filter(({ state }) => state === 'broken');
	}

	/** Takes in files that an answer names and this page has not sent itself. */
	recall(ids: readonly string[]): void {
		const known = new Set(this.all.map(({ id }) => id));
		const recalled = ids.filter((id) => !known.has(id)).map((id) => this.#arrived(id));
		if (recalled.length > 0) this.all = [...recalled, ...this.all];
	}

	/** Asks after what has arrived: what is not taken up within a day is gone. */
	async look(): Promise<void> {
		const { data, locale } = this.#asking;
		if (data.preview) return;
		await Promise.all(
			this.all
				.filter(({ state }) => state === 'done')
				.map(async (upload) => {
					const kept = await keptOf(upload.id, locale);
					if (kept.state === 'done') upload.learn(kept.value);
					else if (kept.state === 'gone') upload.refuse(this.words.lost);
				})
		);
	}

	/** Sends files; those that are refused before are told of. */
	take(files: readonly File[]): void {
		const left = this.all.filter(({ state }) => state !== 'refused');
		const kept = this.#most === 1 && files.length > 0 ? [] : left;
		for (const upload of left) if (!kept.includes(upload)) upload.cancel();
		const taken = files.map((file, at) => this.#begin(file, kept.length + at));
		this.all = [...kept, ...taken];
		for (const upload of taken) if (upload.state === 'sending') void this.send(upload);
	}

	remove(upload: Upload): void {
		upload.cancel();
		this.all = this.all.filter((one) => one !== upload);
	}

	#begin(file: File, place: number): Upload {
		const upload = Upload.ofFile(this.#to(), file);
		const refusal = place < this.#most ? this.#refusalOf(file) : this.#tooMany();
		if (refusal === '') return upload;
		upload.refuse(refusal);
		this.#tell(upload);
		return upload;
	}

	#refusalOf(file: File): string {
		const language = this.#asking.locale.split('-', 1)[0] ?? '';
		return inLocale(refusedFile(this.#step, file)?.message, language, ['en']);
	}

	#tooMany(): string {
		const problem = { code: 'too_many_files', params: { max: this.#most } } as const;
		return answerProblemText(problem, this.#asking.locale);
	}

	/** Sends it, or what is missing of it. */
	async send(upload: Upload): Promise<void> {
		await upload.send();
		if (this.all.includes(upload)) this.#tell(upload);
	}

	#tell({ name, state, message }: Upload): void {
		const { done, broken } = this.words;
		const what = state === 'done' ? done : message || broken;
		this.told = `${name}: ${what}`;
	}

	#arrived(id: string): Upload {
		const known: KnownFile | undefined = this.#asking.data.files?.find((file) => file.id === id);
		return Upload.arrived(this.#to(), known ?? { id, name: '', size: 0 });
	}

	#to(): Destination {
		const { data, locale } = this.#asking;
		const address = data.preview ? null : `/api/v1/quizzes/${data.slug}/uploads`;
		return { address, step: this.#step.id, locale };
	}
}

/** By what the page was handed, which is one for each play. */
const begun = new WeakMap<Asking['data'], Map<string, Uploads>>();

/** Those of a question in this play of the quiz. */
export function uploadsOf(asking: Asking, step: QuestionOf<'file'>): Uploads {
	const all = begun.get(asking.data) ?? new Map<string, Uploads>();
	begun.set(asking.data, all);
	const uploads = all.get(step.id) ?? new Uploads(asking, step);
	all.set(step.id, uploads);
	return uploads;
}
