import type { I18n } from '$lib/i18n/i18n.ts';
import type { DestinationView } from '$lib/server/services/destinations.ts';
import type { QuizChoices } from '../quiz-words.ts';
import { TEMPERATURES } from '../segment-choices.ts';

/** A destination in words: where it leads, and what it asked for. */
export function destinationView(
	destination: DestinationView,
	quizzes: QuizChoices,
	{ t, list }: I18n,
	/** By destination: leads that have not arrived. */
	waiting: ReadonlyMap<string, number>
) {
	const { id, name, kind, url, recipients, events, segments, state } = destination;
	return {
		id,
		name,
		kind,
		state,
		where: kind === 'webhook' ? (url ?? '') : (recipients ?? []).join(', '),
		locale: destination.locale,
		events,
		segments: segments === null ? t('destination.segments.all') : list(segments.map(segmentName)),
		quizzes:
			destination.quizzes === null
				? t('destination.quizzes.all')
				: list(destination.quizzes.map(quizName)),
		failingSince: destination.failingSince,
		pausedAt: destination.pausedAt,
		disabledReason: destination.disabledReason,
		previousSecretUntil: destination.previousSecretUntil,
		fields: destination.fields?.length ?? null,
		waiting: waiting.get(id) ?? 0,
		createdAt: destination.createdAt
	};

	function segmentName(segment: string): string {
		const temperature = TEMPERATURES.find((one) => one === segment);
		return temperature ? t(`temperature.${temperature}`) : segment;
	}

	function quizName(quiz: string): string {
		return quizzes.find(({ value }) => value === quiz)?.label ?? t('quiz.gone');
	}
}
