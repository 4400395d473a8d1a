import type { Day } from './day.ts';
import { FORMAT, type Dimension, type QuizFile, type ResultScreen } from './quiz.ts';
import type { Segment, Stage, Temperature } from './quiz.ts';

type Filled =
	| 'locales'
	| 'dimensions'
	| 'knockouts'
	| 'stages'
	| 'segments'
	| 'results'
	| 'hidden'
	| 'consents';

/** A quiz file with every list filled in: what the engine works on. Never changed in place. */
export type Quiz = Omit<QuizFile, Filled> & { [K in Filled]: NonNullable<QuizFile[K]> } & {
	/** The day on which it is answered, for dates are counted from it; set by `onDay`, never by a file. */
	today?: Day | undefined;
};

/** The stage of a segment that names none. */
export const STAGE_OF = {
	cold: 'lead',
	warm: 'mql',
	hot: 'sql'
} as const satisfies Record<Temperature, string>;

const SCORE: Dimension = { id: 'score', title: { en: 'Score', ru: 'Баллы' } };

/** Of a quiz that names none, from the coldest to the hottest. */
export const STAGES: Stage[] = [
	{ id: STAGE_OF.cold, title: { en: 'Lead', ru: 'Лид' } },
	{ id: STAGE_OF.warm, title: 'MQL' },
	{ id: STAGE_OF.hot, title: 'SQL' }
];

const THANKS: ResultScreen = {
	id: 'thanks',
	title: { en: 'Thank you', ru: 'Спасибо' },
	text: { en: 'Your answers have been received.', ru: 'Мы получили ваши ответы.' }
};

const everyone = (result: string): Segment => ({
	id: 'all',
	title: { en: 'All', ru: 'Все' },
	temperature: 'cold',
	result
});

/** Fills in what an author may leave out; lists given empty count as left out. */
export function normaliseQuiz(file: QuizFile): Quiz {
	const results = file.results ?? [];
	const segments = file.segments ?? [];
	const bare = results.length === 0 && segments.length === 0;
	const screens = bare ? [THANKS] : results;
	return {
		...file,
		format: FORMAT,
		locales: file.locales?.length ? file.locales : ['en'],
		dimensions: withScore(file.dimensions ?? []),
		knockouts: file.knockouts ?? [],
		stages: file.stages?.length ? file.stages : STAGES,
		segments: segments.length > 0 ? segments : [everyone(screens[0]?.id ?? THANKS.id)],
		results: screens,
		hidden: file.hidden ?? [],
		consents: file.consents ?? []
	};
}

/** Points given as one number need a dimension that is no amount. */
function withScore(dimensions: Dimension[]): Dimension[] {
	return dimensions.some((dimension) => !dimension.amount) ? dimensions : [SCORE, ...dimensions];
}
