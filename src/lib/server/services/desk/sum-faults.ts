import type { FieldError, Problem } from '../../problems.ts';

/**
 * What is wrong with the sum of an outcome, to whoever typed it: a code of three letters that is no currency is named, and no
 * number is broken between its digits.
 * @param currency as it was typed
 */
export function sumFaults(problem: Problem, currency: string | undefined): Problem {
	if (!problem.errors) return problem;
	const code = currency?.trim() ?? '';
	const isCode = /^\p{L}{3}$/u.test(code);
	const errors = problem.errors.map((error) =>
		error.path === 'currency' && isCode ? noCurrency(code.toUpperCase()) : whole(error)
	);
	return { ...problem, errors };
}

function noCurrency(code: string): FieldError {
	return {
		path: 'currency',
		message: {
			en: `There is no such currency as “${code}”. Write three letters, as EUR or RUB.`,
			ru: `Валюты «${code}» нет. Нужен код из трёх букв, например EUR или RUB.`
		}
	};
}

function whole({ path, message: { en, ru } }: FieldError): FieldError {
	return { path, message: { en: heldTogether(en), ru: heldTogether(ru) } };
}

const heldTogether = (text: string) => text.replace(/(?<=\d) (?=\d)/g, '\u00a0');
