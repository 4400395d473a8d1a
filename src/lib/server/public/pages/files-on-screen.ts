import { checkUploads } from '../../../quiz/questions/file-check.ts';
import type { KnownFile } from '../../../runner/asking.ts';
import type { House } from '../../house.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { fileStepsOf } from '../../services/uploads/begin-upload.ts';
import { waitingFiles } from '../../services/uploads/claim-uploads.ts';
import type { Screen } from './runner-page.ts';

/** The files that stand in the form on a screen, by name; undefined where it asks for none. */
export async function filesOn(
	house: House,
	live: LiveQuiz,
	{ place, draft, page }: Screen
): Promise<KnownFile[] | undefined> {
	const onPage = live.quiz.layout === 'page' ? place.path : [place.step ?? ''];
	const steps = fileStepsOf(live.quiz).filter(({ id }) => onPage.includes(id));
	if (steps.length === 0) return undefined;
	const named = steps.flatMap(({ id }) => {
		const standing = page ? page.values[id] : draft;
		const shown = checkUploads({ maxFiles: Infinity }, standing ?? place.answers[id] ?? []);
		return shown.ok ? (shown.answer ?? []) : [];
	});
	return named.length > 0 ? waitingFiles(house, live, named) : [];
}
