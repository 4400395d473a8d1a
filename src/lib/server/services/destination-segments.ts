import { nearest } from '../../quiz/nearest.ts';
import type { Words } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import type { FieldError } from '../problems.ts';
import { definitionsOf } from '../storage/queries/quizzes.ts';
import { storedQuiz } from './definition.ts';

/** How many quizzes or segments a destination may name. */
export const MOST_NAMES = 100;

export const TOO_MANY: Words = {
	en: `Name at most ${MOST_NAMES}.`,
	ru: `Укажите не больше ${MOST_NAMES}.`
};

const TEMPERATURES = ['cold', 'warm', 'hot'];

interface Where {
	/** Ids; null: any quiz of the workspace. */
	quizzes: readonly string[] | null;
	/** Segments that the destination names already: a quiz may have lost them since. */
	kept: readonly string[];
}

/**
 * Segments are those of the quizzes named, else of any quiz: of their drafts and of what is published of them, for a
 * destination may be made ready before the quiz is published.
 */
export async function segmentErrors(
	app: House,
	workspace: string,
	segments: readonly string[] | null,
	{ quizzes, kept }: Where
): Promise<FieldError[]> {
	if (segments === null) return [];
	if (segments.length > MOST_NAMES) return [{ path: 'segments', message: TOO_MANY }];
	const known: readonly string[] = [...TEMPERATURES, ...kept];
	const asked = segments.filter((segment) => !known.includes(segment));
	if (asked.length === 0) return [];
	const definitions = await definitionsOf(app.store, workspace, quizzes);
	const ids = new Set(definitions.flatMap((one) => storedQuiz(one).segments.map(({ id }) => id)));
	return segments.flatMap((segment, index) =>
		asked.includes(segment) && !ids.has(segment)
			? [{ path: `segments[${index}]`, message: noSegment(segment, [...ids]) }]
			: []
	);
}

function noSegment(segment: string, known: readonly string[]): Words {
	const name = segment.slice(0, 64);
	const near = nearest(name, [...known, ...TEMPERATURES]);
	const choice = [...TEMPERATURES, ...known.filter((id) => !TEMPERATURES.includes(id))];
	const names = choice.slice(0, 20).join(', ');
	return {
		en: `There is no segment “${name}” in these quizzes${near ? ` (did you mean “${near}”?)` : ''}; there are ${names}.`,
		ru: `В этих квизах нет сегмента «${name}»${near ? ` (возможно, имелся в виду «${near}»)` : ''}; есть ${names}.`
	};
}
