import type { Quiz } from '../../quiz/normalise.ts';
import type { Bounds } from '../../quiz/questions/kind.ts';
import type { Reach } from '../../quiz/reach.ts';
import type { Temperature } from '../../quiz/quiz.ts';
import type { Text } from '../../quiz/text.ts';

/** A threshold of the total, as it stands on the thermometer. */
export interface Mark {
	segment: string;
	title: Text;
	temperature: Temperature;
	at: number;
}

export interface Scale {
	unit: 'points' | 'percent';
	least: number;
	greatest: number;
	/** From the lowest up. */
	marks: Mark[];
	/** What can be reached; null where that is not known. */
	reachable: Bounds | null;
}

/** The thermometer of a quiz: its thresholds of the total, in the unit that most of them are in. */
export function scaleOf(quiz: Quiz, reach: Reach | null): Scale {
	const thresholds = quiz.segments.flatMap(({ id, title, temperature, score }) =>
		score?.from === undefined || score.dimension !== undefined
			? []
			: [{ segment: id, title, temperature, at: score.from, unit: score.unit ?? 'points' }]
	);
	const inPercent = thresholds.filter(({ unit }) => unit === 'percent').length;
	const unit = inPercent * 2 >= thresholds.length ? 'percent' : 'points';
	const marks = thresholds
		.filter((threshold) => threshold.unit === unit)
		.map(({ segment, title, temperature, at }) => ({ segment, title, temperature, at }))
		.sort((one, other) => one.at - other.at);
	const reachable = reach && (unit === 'percent' ? reach.percents : reach.bounds).total;
	const known = reachable && Number.isFinite(reachable.greatest) ? reachable : null;
	const [lowest, highest] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? 0];
	return {
		unit,
		marks,
		reachable: known,
		least: unit === 'percent' ? 0 : Math.floor(Math.min(0, lowest, known?.least ?? 0)),
		greatest: unit === 'percent' ? 100 : Math.ceil(Math.max(1, highest, known?.greatest ?? 10))
	};
}
