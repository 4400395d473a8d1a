import type { AnswerCondition, Comparison, Condition } from '../condition.ts';
import { dayOfNumber, type Day } from '../day.ts';
import type { Operand } from '../questions/kind.ts';
import { canHold, type World } from './can-hold.ts';
import { dateRanges } from './date-ranges.ts';
import { measured } from './domain/measured.ts';
import { partsOf } from './leaves.ts';
import { boundsOf, measureName } from './measure.ts';
import type { Place } from './places.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import type { Leaf } from './asked-by.ts';

interface Scene extends Place {
	study: Study;
	world: World;
}

/** What of a condition can never hold: a part of it by itself, else the whole for the sake of its parts together. */
export function checkSense(study: Study, place: Place, world: World): QuizProblem[] {
	return checkPart({ ...place, study, world }, place.condition, place.path);
}

function checkPart(scene: Scene, condition: Condition, path: string): QuizProblem[] {
	if (isLeaf(condition)) return checkLeaf(scene, condition, path);
	const found = partsOf(condition, path).flatMap(({ part, path }) => checkPart(scene, part, path));
	if (found.length > 0 || canHold([condition], scene.world)) return found;
	return [problem('never_holds', path, {}, scene.severity)];
}

function isLeaf(condition: Condition): condition is Leaf {
	return !('all' in condition || 'any' in condition || 'not' in condition);
}

function checkLeaf(scene: Scene, leaf: Leaf, path: string): QuizProblem[] {
	const asked = 'answer' in leaf ? scene.study.steps.get(leaf.answer) : undefined;
	if (asked && !scene.before.has(asked.place)) {
		return [problem('asks_too_early', path, { step: asked.step.id })];
	}
	if (canHold([leaf], scene.world)) return [];
	return [outOfRange(scene, leaf, path) ?? problem('never_holds', path, {}, scene.severity)];
}

/** The comparison that lies beyond all that can come, if it is that. */
function outOfRange(scene: Scene, leaf: Leaf, path: string): QuizProblem | null {
	if ('hidden' in leaf || 'highest' in leaf) return null;
	const asked = possibleComparisons(leaf);
	if (asked === '') return null;
	if ('answer' in leaf) {
		const operand = scene.study.steps.get(leaf.answer)?.operand;
		if (operand?.type === 'date') return dateOutOfRange(scene, leaf, operand, path);
		if (operand?.type !== 'number') return null;
		const { min: least = -Infinity, max: greatest = Infinity, step: grid } = operand;
		const params = { asked, step: leaf.answer, least, greatest, grid };
		return problem('out_of_range', path, params, scene.severity);
	}
	const measure = { dimension: 'dimension' in leaf ? leaf.dimension : undefined, unit: leaf.unit };
	const params = { asked, of: measureName(measure), ...boundsOf(measure, scene.score) };
	return problem('score_out_of_range', path, params, scene.severity);
}

/** Days after the day of answering are compared with such, dates with dates; whichever part lies beyond is told. */
function dateOutOfRange(
	{ study, world, severity }: Scene,
	{ answer, ...leaf }: AnswerCondition,
	operand: Extract<Operand, { type: 'date' }>,
	path: string
): QuizProblem | null {
	const { away, calendar } = dateRanges(operand, study.quiz.today);
	const inCalendar = { least: dayAt(calendar.least), greatest: dayAt(calendar.greatest) };
	const parts = [
		{ type: 'number', params: { ...away, counted: '$answering' } },
		{ type: 'string', params: inCalendar }
	];
	for (const { type, params } of parts) {
		const used = OPERATORS.filter((name) => typeof leaf[name] === type);
		const part = { answer, ...Object.fromEntries(used.map((name) => [name, leaf[name]])) };
		if (used.length === 0 || canHold([part], world)) continue;
		const asked = used.map((name) => `${name} ${leaf[name]}`).join(', ');
		return problem('out_of_range', path, { asked, step: answer, ...params }, severity);
	}
	return null;
}

const dayAt = (days: number) => (Number.isFinite(days) ? dayOfNumber(days) : days);

/** `atLeast 12`; '' without comparisons, and where they contradict each other or the rest, whatever is compared. */
function possibleComparisons(leaf: Comparison<number | Day>): string {
	const used = OPERATORS.filter((name) => leaf[name] !== undefined);
	const alone = { answer: '', ...Object.fromEntries(used.map((name) => [name, leaf[name]])) };
	const meantElse = 'answered' in leaf && leaf.answered === false;
	if (meantElse || !canHold([alone], () => measured({}, true))) return '';
	return used.map((name) => `${name} ${leaf[name]}`).join(', ');
}

const OPERATORS = ['atLeast', 'over', 'atMost', 'below', 'equals'] as const;
