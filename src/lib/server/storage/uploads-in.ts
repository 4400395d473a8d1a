import type { Answers } from '../../quiz/answers.ts';

/** The files that answers name: ids of uploads are like nothing else that is answered. */
export function uploadsIn(answers: Answers): string[] {
	const named = Object.values(answers).flatMap((answer) => (Array.isArray(answer) ? answer : []));
	return named.flatMap((id) => (typeof id === 'string' && id.startsWith('upl_') ? id : []));
}
