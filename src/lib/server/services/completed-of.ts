import type { GivenConsent } from '../../quiz/given.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { HEAT } from '../../quiz/segment.ts';
import type { Completed } from '../../quiz/submission.ts';
import type { ResponseRow } from '../storage/store.ts';

/** A stored response as it was when it was sent: what its receipt says, whatever has been decided since. */
export function completedOf(
	quiz: Quiz,
	row: ResponseRow,
	consents: readonly (Pick<GivenConsent, 'id' | 'text' | 'locale'> & { url?: string | null })[]
): Completed {
	const { receipt } = row;
	const { reachable, lines, borderline, near, reasons } = receipt;
	const rank = quiz.stages.findIndex(({ id }) => id === row.stage);
	return {
		answers: row.answers,
		path: row.path,
		ignored: row.ignored,
		hidden: row.hidden,
		score: {
			total: row.total,
			percent: row.percent,
			reachable,
			dimensions: row.dimensions,
			highest: null,
			lines
		},
		classification: {
			segment: row.segment,
			title: receipt.segmentTitle,
			temperature: row.temperature,
			heat: HEAT[row.temperature],
			stage: row.stage,
			stageTitle: receipt.stageTitle,
			stageRank: Math.max(0, rank),
			tags: row.tags,
			result: row.result,
			...{ borderline, near, reasons }
		},
		receipt,
		contact: {},
		consents: consents.map(({ id, text, locale, url }) => ({
			...{ id, text, locale },
			purpose: quiz.consents.find((one) => one.id === id)?.purpose ?? 'other',
			...(url && { url }),
			step: ''
		})),
		tags: row.tags
	};
}
