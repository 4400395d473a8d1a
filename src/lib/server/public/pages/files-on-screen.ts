import { checkUploads } from '../../../quiz/questions/file-check.ts';
import type { KnownFile } from '../../../runner/asking.ts';
import type { House } from '../../house.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { fileStepOf } from '../../services/uploads/begin-upload.ts';
import { waitingFiles } from '../../services/uploads/claim-uploads.ts';
import type { Screen } from './runner-page.ts';

/** The files that stand in the form on a screen, by name; undefined where it asks for none. */
export async function filesOn(
	house: House,
	live: LiveQuiz,
	{ place, draft }: Screen
): Promise<KnownFile[] | undefined> {
	const step = place.step === null ? undefined : fileStepOf(live.quiz, place.step);
	if (!step) return undefined;
	const shown = checkUploads({ maxFiles: Infinity }, draft ?? place.answers[step.id] ?? []);
	return shown.ok && shown.answer ? waitingFiles(house, live, shown.answer) : [];
}
