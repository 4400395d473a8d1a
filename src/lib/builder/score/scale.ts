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
	/** Where the segment ends, if not at the top. */
	below?: number | undefined;
}

/** A part of the thermometer: who gets there and is stopped by no gate ends as warm as this. */
export interface Stretch {
	from: number;
	to: number;
	temperature: Temperature;
}

export interface Scale {
	unit: 'points' | 'percent';
	least: number;
	greatest: number;
	/** In the order in which segments are tried. */
	marks: Mark[];
	/** From the lowest up. */
	stretches: Stretch[];
	/** Thresholds that are not on it: of a dimension, or in the other unit. */
	others: number;
	/** Two segments begin at the same. */
	isShared: boolean;
	/** What can be reached; null where that is not known. */
	reachable: Bounds | null;
}

/** The thermometer of a quiz: its thresholds of the total, in the unit that most of them are in. */
export function scaleOf(quiz: Quiz, reach: Reach | null): Scale {
	const all = quiz.segments.filter(({ score }) => score?.from !== undefined);
	const ofTotal = all.filter(({ score }) => score?.dimension === undefined);
	const inPercent = ofTotal.filter(({ score }) => score?.unit === 'percent').length;
	const unit = inPercent * 2 >= ofTotal.length ? 'percent' : 'points';
	const marks = ofTotal.flatMap(({ id, title, temperature, score }): Mark[] => {
		if (score?.from === undefined || (score.unit ?? 'points') !== unit) return [];
		return [{ segment: id, title, temperature, at: score.from, below: score.below }];
	});
	const reachable = reach && (unit === 'percent' ? reach.percents : reach.bounds).total;
	const known = reachable && Number.isFinite(reachable.greatest) ? reachable : null;
	const places = marks.map(({ at }) => at);
	const ends =
		unit === 'percent'
			? { least: 0, greatest: 100 }
			: {
					least: Math.floor(Math.min(0, ...places, known?.least ?? 0)),
					greatest: Math.ceil(Math.max(1, ...places, known?.greatest ?? 10))
				};
	const coldest = quiz.segments.at(-1)?.temperature ?? 'cold';
	return {
		unit,
		...ends,
		marks,
		stretches: stretchesOf(marks, ends, coldest),
		others: all.length - marks.length,
		isShared: new Set(places).size < places.length,
		reachable: known
	};
}

/** Cut wherever a segment begins or ends; each part belongs to the first segment that takes it in. */
function stretchesOf(
	marks: readonly Mark[],
	{ least, greatest }: { least: number; greatest: number },
	otherwise: Temperature
): Stretch[] {
	const cuts = new Set([least, ...marks.flatMap(({ at, below }) => [at, below ?? at])]);
	const places = [...cuts]
		.filter((at) => at >= least && at < greatest)
		.sort((one, other) => one - other);
	return places.map((from, index) => {
		const mark = marks.find(({ at, below }) => at <= from && (below === undefined || from < below));
		return {
			from,
			to: places[index + 1] ?? greatest,
			temperature: mark?.temperature ?? otherwise
		};
	});
}
