import { acceptResponse } from '../../../src/lib/server/services/accept-response.ts';
import { changeAddress } from '../../../src/lib/server/services/addresses.ts';
import { exportFor } from '../../../src/lib/server/services/exports/export-for.ts';
import { UNSET } from '../../../src/lib/server/services/forms/form-settings.ts';
import { saveFormSettings } from '../../../src/lib/server/services/forms/forms.ts';
import { deletePartial, keepPartial } from '../../../src/lib/server/services/partials.ts';
import { storePicture } from '../../../src/lib/server/services/pictures/store-picture.ts';
import { setRetention } from '../../../src/lib/server/services/privacy/retention.ts';
import { publishQuiz, unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import {
	createQuiz,
	deleteQuiz,
	duplicateQuiz,
	restoreQuiz,
	saveDraft
} from '../../../src/lib/server/services/quizzes.ts';
import { deleteResponse } from '../../../src/lib/server/services/responses.ts';
import { endTrial, startTrial } from '../../../src/lib/server/services/trials/trials.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { PICTURES } from '../../support/some-pictures.ts';
import { valueOf } from '../../support/value-of.ts';
import type { Bench, Changes } from './bench.ts';

const another = aQuizFile({ title: 'Another' });

/** A quiz that is live, and whose draft says something else. */
async function changedQuiz({ house, workspace, quiz }: Bench): Promise<string> {
	const id = await quiz();
	valueOf(await publishQuiz(house, workspace, id, { by: 'usr_seed' }));
	valueOf(await saveDraft(house, workspace, id, { definition: another }, null));
	return id;
}

export const QUIZ_CHANGES: Changes = {
	'quiz.created': async ({ house, workspace }) => {
		return (by) => createQuiz(house, workspace, { definition: another }, by);
	},
	'quiz.created: as a copy': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => duplicateQuiz(house, workspace, id, by);
	},
	'quiz.changed': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => saveDraft(house, workspace, id, { definition: another }, by);
	},
	'picture.added': async ({ house, workspace }) => {
		return (by) => storePicture(house, workspace, [PICTURES.png], undefined, by);
	},
	'quiz.address': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => changeAddress(house, workspace, id, { slug: 'elsewhere' }, by);
	},
	'quiz.address: released': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		valueOf(await changeAddress(house, workspace, id, { slug: 'there-first' }, null));
		valueOf(await changeAddress(house, workspace, id, { slug: 'there-then' }, null));
		return (by) => changeAddress(house, workspace, id, { release: ['there-first'] }, by);
	},
	'quiz.published': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => publishQuiz(house, workspace, id, { by });
	},
	'quiz.closed': async (bench) => {
		const id = await changedQuiz(bench);
		return (by) => unpublishQuiz(bench.house, bench.workspace, id, { by });
	},
	'quiz.deleted': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => deleteQuiz(house, workspace, id, by);
	},
	'quiz.restored': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		valueOf(await deleteQuiz(house, workspace, id, null));
		return (by) => restoreQuiz(house, workspace, id, by);
	},
	'quiz.retention': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		return (by) => setRetention(house, workspace, by, id, 30);
	},
	'quiz.form_changed': async ({ house, workspace, quiz }) => {
		const id = await quiz();
		const settings = { ...UNSET, redirects: ['https://example.com/thanks'] };
		return (by) => saveFormSettings(house, workspace, by, id, { settings, revision: 0 });
	},
	'quiz.unfinished_deleted': async ({ house, workspace, live }) => {
		const attempt = 'attempt_of_somebody';
		await keepPartial(house, live, {
			...{ attempt, answers: {}, path: [], step: null, hidden: {} },
			...{ locale: 'en', source: 'direct' }
		});
		return (by) => deletePartial(house, workspace, live.quizId, attempt, by);
	},
	'trial.started': async (bench) => {
		const id = await changedQuiz(bench);
		return (by) => startTrial(bench.house, bench.workspace, id, { share: 50, by });
	},
	'trial.ended': async (bench) => {
		const { house, workspace } = bench;
		const id = await changedQuiz(bench);
		valueOf(await startTrial(house, workspace, id, { share: 50, by: 'usr_seed' }));
		return (by) => endTrial(house, workspace, id, 'variant', by);
	},
	'response.accepted': async ({ house, workspace, response }) => {
		const { id } = await response({ held: 'trap' });
		return (by) => acceptResponse(house, workspace, id, by);
	},
	'response.deleted': async ({ house, workspace, response }) => {
		const { id } = await response({ held: 'trap' });
		return (by) => deleteResponse(house, workspace, id, by);
	},
	'responses.exported': async ({ house, workspace, live }) => {
		const exported = { of: 'responses', filter: { quiz: live.quizId } } as const;
		return async (by) => {
			const file = await exportFor(house, by, { workspace, exported, format: 'csv' });
			await valueOf(file).cancel();
			return file;
		};
	}
};
