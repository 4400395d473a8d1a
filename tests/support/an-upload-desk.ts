import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import type { LiveQuiz } from '../../src/lib/server/services/live.ts';
import { aLiveQuiz } from './a-live-quiz.ts';
import { anApi, type Answer, type TestApi } from './an-api.ts';
import type { HouseOptions } from './a-house.ts';

/** Two questions for files, and one that needs none. */
export const A_FILE_QUIZ: QuizFile = {
	title: 'Plans',
	steps: [
		{ id: 'plan', kind: 'file', title: 'Your plan', accept: ['images', '.pdf'], maxSize: 0.01 },
		{ id: 'more', kind: 'file', title: 'Anything else', maxFiles: 2, maxSize: 1 },
		{ id: 'email', kind: 'email', title: 'Your email' }
	]
};

export const TUS = { 'tus-resumable': '1.0.0' };
export const PART = { ...TUS, 'content-type': 'application/offset+octet-stream' };

export interface UploadDesk extends TestApi {
	live: LiveQuiz;
	dataDir: string;
	/** Sends a form. @param file is left out where it is null */
	post(
		file: { bytes: Uint8Array; name: string } | null,
		fields?: Record<string, string>,
		more?: { headers?: Record<string, string>; field?: string; address?: string }
	): Promise<Answer>;
	announce(
		size: number,
		metadata: Record<string, string>,
		headers?: Record<string, string>
	): Promise<Answer>;
	patch(
		id: string,
		offset: number,
		bytes: Uint8Array,
		headers?: Record<string, string>
	): Promise<Answer>;
	/** Names of all files that lie in the data folder. */
	onDisk(): Promise<string[]>;
	close(): Promise<void>;
}

/** The API with a published quiz that asks for files, on a data folder of its own. */
export async function anUploadDesk(options: HouseOptions = {}): Promise<UploadDesk> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-uploads-'));
	const api = await anApi({ ...options, config: { dataDir, ...options.config } });
	const live = await aLiveQuiz(api.house, api.workspace, A_FILE_QUIZ);
	const path = `/quizzes/${live.slug}/uploads`;
	return {
		...api,
		live,
		dataDir,
		post(file, fields = { step: 'plan' }, { headers = {}, field = 'file', address } = {}) {
			const form = new FormData();
			for (const [name, value] of Object.entries(fields)) form.append(name, value);
			if (file) form.append(field, new Blob([new Uint8Array(file.bytes)]), file.name);
			return api.call(path, {
				method: 'POST',
				form,
				token: '',
				headers,
				...(address && { address })
			});
		},
		announce(size, metadata, headers = {}) {
			const pairs = Object.entries(metadata).map(
				([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`
			);
			return api.call(path, {
				method: 'POST',
				token: '',
				headers: {
					...TUS,
					'upload-length': String(size),
					'upload-metadata': pairs.join(','),
					...headers
				}
			});
		},
		patch: (id, offset, bytes, headers = {}) =>
			api.call(`/uploads/${id}`, {
				method: 'PATCH',
				token: '',
				bytes,
				headers: { ...PART, 'upload-offset': String(offset), ...headers }
			}),
		async onDisk() {
			const files = await readdir(join(dataDir, 'uploads'), { recursive: true }).catch(() => []);
			return files.filter((file) => file.includes('upl_'));
		},
		async close() {
			await api.house.store.close();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
