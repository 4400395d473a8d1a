import type { AnswerCondition } from '../condition.ts';
import { nearest } from '../nearest.ts';
import type { PlacedLeaf } from './leaves.ts';
import { percentOfAmount } from './measure.ts';
import { listed, missing } from './missing.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';
import type { Study, StudiedStep } from './study.ts';
import { operatorsFor } from './world.ts';

/** Whether what a condition names is there, and can be asked the way it is. */
export function checkNames(study: Study, { leaf, path }: PlacedLeaf): QuizProblem[] {
	if ('hidden' in leaf) {
		return missing(study.hidden, leaf.hidden, 'unknown_hidden', `${path}.hidden`);
	}
	if ('highest' in leaf) {
		return missing(study.dimensions, leaf.highest, 'unknown_dimension', `${path}.highest`);
	}
	if ('dimension' in leaf) {
		return [
			...missing(study.dimensions, leaf.dimension, 'unknown_dimension', `${path}.dimension`),
			...percentOfAmount(study, leaf, `${path}.unit`)
		];
	}
	if (!('answer' in leaf)) return [];
	const step = study.steps.get(leaf.answer);
	if (!step) return missing(study.steps.keys(), leaf.answer, 'unknown_step', `${path}.answer`);
	if (step.silent) return [problem('asks_a_statement', path, { step: leaf.answer })];
	const rows = checkRow(step, leaf, path);
	if (rows.length > 0) return rows;
	return [
		...checkOperators(step, leaf, path),
		...checkOptions(step, leaf, path),
		...checkPlaces(step, leaf, path)
	];
}

/** Of a table, nothing but whether it was answered can be asked without naming a row. */
function checkRow({ operand }: StudiedStep, leaf: AnswerCondition, path: string): QuizProblem[] {
	if (operand.type !== 'matrix') return [];
	const { answer: step, row } = leaf;
	const ids = operand.rows.map(({ id }) => id);
	if (row === undefined) {
		const asks = Object.entries(leaf).some(
			([operator, given]) => !['answer', 'answered'].includes(operator) && given !== undefined
		);
		return asks ? [problem('row_not_named', path, { step, known: listed(ids) })] : [];
	}
	return unknownAt(ids, [{ id: row, at: `${path}.row` }], 'unknown_row', step);
}

/** Places that the ranking does not have. */
function checkPlaces({ operand }: StudiedStep, leaf: AnswerCondition, path: string): QuizProblem[] {
	if (operand.type !== 'ranking' || leaf.top === undefined) return [];
	const { places } = operand;
	if (leaf.top <= places) return [];
	return [problem('place_beyond', `${path}.top`, { step: leaf.answer, top: leaf.top, places })];
}

function checkOperators(step: StudiedStep, leaf: AnswerCondition, path: string): QuizProblem[] {
	const fitting = operatorsFor(step);
	return Object.entries(leaf)
		.filter(([operator, given]) => operator !== 'answer' && given !== undefined)
		.filter(([operator, given]) => !fitting.includes(operator) || !fitsType(step, operator, given))
		.map(([operator, given]) =>
			problem('wrong_operator', `${path}.${operator}`, {
				step: leaf.answer,
				operator:
					operator === 'is' || typeof given === 'string'
						? `${operator}: ${String(given)}`
						: operator,
				fitting: fitting.map((name) => (name === 'is' ? isForm(step) : name)).join(', ')
			})
		);
}

function fitsType({ operand }: StudiedStep, operator: string, given: unknown): boolean {
	if (operator === 'is') return (operand.type === 'boolean') === (typeof given === 'boolean');
	return operand.type !== 'number' || typeof given !== 'string';
}

function isForm({ operand, truths }: StudiedStep): string {
	if (operand.type !== 'boolean') return 'is';
	return truths.map((truth) => `is: ${truth}`).join(', ');
}

function checkOptions(
	{ operand }: StudiedStep,
	leaf: AnswerCondition,
	path: string
): QuizProblem[] {
	if (!('ids' in operand)) return [];
	const named = [
		...(typeof leaf.is === 'string' ? [{ id: leaf.is, at: `${path}.is` }] : []),
		...(['anyOf', 'allOf', 'noneOf'] as const).flatMap((list) =>
			(leaf[list] ?? []).map((id, index) => ({ id, at: `${path}.${list}[${index}]` }))
		)
	];
	const code = operand.type === 'matrix' ? 'unknown_column' : 'unknown_option';
	return unknownAt(operand.ids, named, code, leaf.answer);
}

function unknownAt(
	ids: readonly string[],
	named: readonly { id: string; at: string }[],
	code: ProblemCode,
	step: string
): QuizProblem[] {
	return named
		.filter(({ id }) => !ids.includes(id))
		.map(({ id, at }) =>
			problem(code, at, { step, id, near: nearest(id, ids), known: listed(ids) })
		);
}
