import { fail, ok, type Result } from '../../../quiz/result.ts';
import { invalid, type Problem } from '../../problems.ts';

const LONGEST = 120;

/** What a survey is called, by those who send it. */
export function readName(given: string): Result<string, Problem> {
	const name = given.trim();
	if (name.length > 0 && name.length <= LONGEST) return ok(name);
	return fail(
		invalid('name', {
			en: `Give it a name of up to ${LONGEST} characters.`,
			ru: `Дайте название не длиннее ${LONGEST} символов.`
		})
	);
}
