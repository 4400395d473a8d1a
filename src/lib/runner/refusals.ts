import { answerProblemText, type AnswerProblem } from '../quiz/questions/problems.ts';
import type { Locale } from '../quiz/text.ts';
import type { Refusal } from './asking.ts';
import type { RefusedField } from './transport.ts';

/** What the core found wrong, in words. */
export function refusalsOf(problems: readonly AnswerProblem[], locale: Locale): Refusal[] {
	return problems.map((problem) => ({
		field: problem.field,
		message: answerProblemText(problem, locale)
	}));
}

/** The first step on this path whose answer was refused, with all that is wrong with it. */
export function firstRefused(
	fields: readonly RefusedField[],
	path: readonly string[]
): { step: string; refusals: Refusal[] } | undefined {
	const refused = fields.map(({ path, message }) => {
		const [, step = '', field] = path.split('.');
		return { step, refusal: { message, field } };
	});
	const step = refused.find((one) => path.includes(one.step))?.step;
	if (step === undefined) return undefined;
	return {
		step,
		refusals: refused.filter((one) => one.step === step).map(({ refusal }) => refusal)
	};
}

/** What the server refused of the answers to these steps, by step. */
export function refusalsByStep(
	fields: readonly RefusedField[],
	path: readonly string[]
): Record<string, Refusal[]> {
	const refused: Record<string, Refusal[]> = {};
	for (const { path: at, message } of fields) {
		const [, step = '', field] = at.split('.');
		if (path.includes(step)) (refused[step] ??= []).push({ message, field });
	}
	return refused;
}
