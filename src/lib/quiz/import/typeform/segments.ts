import type { Condition } from '../../condition.ts';
import type { Segment } from '../../quiz.ts';
import { anyOf, fits } from '../conditions.ts';
import type { LossList } from '../losses.ts';
import { idGiver, type GiveId } from '../names.ts';
import { placeOf } from '../wording.ts';
import { readCondition, type Known } from './condition.ts';
import { clauseOf } from './logic.ts';
import type { Outcomes } from './outcomes.ts';
import type { Ending } from './screens.ts';

/** When an ending is come to; undefined where it always is, null where that cannot be written. */
type When = Condition | undefined | null;

export interface Arrival {
	ending: string;
	when: When;
}

/** As many segments as a quiz may have. */
const MOST = 20;

/**
 * A segment for each ending, in the order in which they are looked at; the last one catches all.
 * Nothing in a form says how warm a lead is: all of them are cold until the marketer has said otherwise.
 */
export function segmentsOf(
	endings: readonly Ending[],
	arrivals: readonly Arrival[],
	losses: LossList
): Segment[] {
	const giveId = idGiver();
	const whenOf = (ending: Ending): When => {
		const ways = arrivals.filter((arrival) => ending.names.includes(arrival.ending));
		return ways.length > 0 ? anyOf(ways.map(({ when }) => when)) : null;
	};
	// Where everybody comes to one of them, it stands in for the first.
	const usual = endings.find((ending) => whenOf(ending) === undefined) ?? endings[0];
	const segments = endings.flatMap((ending): Segment[] => {
		const isAsked = arrivals.some((arrival) => ending.names.includes(arrival.ending));
		if (ending === usual || !isAsked) return [];
		const when = whenOf(ending);
		if (when && fits(when)) return [segmentOf(ending, giveId, when)];
		losses.add(placeOf(ending.result.title, ''), 'ending_condition');
		return [];
	});
	return close(segments, usual, giveId, losses, usual !== endings[0]);
}

/** @param isNeeded though there is no other segment: without any, everybody sees the first screen */
function close(
	segments: readonly Segment[],
	usual: Ending | undefined,
	giveId: GiveId,
	losses: LossList,
	isNeeded = false
): Segment[] {
	if (!usual || (segments.length === 0 && !isNeeded)) return [];
	losses.add('', 'all_cold');
	if (segments.length >= MOST) {
		losses.add('', 'too_many_endings', { count: segments.length + 1, limit: MOST });
	}
	return [...segments.slice(0, MOST - 1), segmentOf(usual, giveId)];
}

function segmentOf({ result }: Ending, giveId: GiveId, when?: Condition): Segment {
	const segment: Segment = {
		id: giveId(result.id, 'segment'),
		title: result.title,
		temperature: 'cold',
		result: result.id
	};
	return when ? { ...segment, when } : segment;
}

/** A segment for each outcome: by its counter, or by the range of the score that it is set by. */
export function outcomeSegments(
	outcomes: Outcomes,
	endings: readonly Ending[],
	known: Known,
	losses: LossList
): Segment[] {
	const giveId = idGiver();
	const endingOf = (name: string) => {
		const outcome = outcomes.list.find((one) => one.name === name);
		return endings.find(({ names }) => names.includes(outcome?.screen ?? ''));
	};
	const always = outcomes.set.findLast(({ condition }) => clauseOf(condition).op === 'always');
	const fallback = endingOf(always?.value.name ?? outcomes.initial) ?? endings[0];
	const ranges = outcomes.set.toReversed().filter((action) => action !== always);
	const byScore = ranges.flatMap(({ value, condition }): Segment[] => {
		const ending = endingOf(value.name);
		const when = readCondition(condition, known);
		return ending && when ? [segmentOf(ending, giveId, when)] : [];
	});
	const byCounter = outcomes.list.flatMap(({ name, counter }): Segment[] => {
		const ending = endingOf(name);
		const dimension = known.variables.get(counter);
		return ending && dimension !== undefined
			? [segmentOf(ending, giveId, { highest: dimension })]
			: [];
	});
	if (byScore.length === 0 && byCounter.length > 0) losses.add('', 'outcome_by_share');
	return close(byScore.length > 0 ? byScore : byCounter, fallback, giveId, losses);
}
