import { normaliseQuiz, type Quiz } from './normalise.ts';
import { explain, namingErrors } from './parse/explain.ts';
import { pathText, type Finding } from './parse/finding.ts';
import { faultText, type ParseLocale } from './parse/sentences.ts';
import { shapeFault } from './parse/shape.ts';
import { upgradeFile } from './parse/upgrade.ts';
import { quizSchema, type QuizFile } from './quiz.ts';
import { fail, ok, type Result } from './result.ts';

export interface FileProblem {
	/** `steps[2].options[0].id`; '' for the whole file. */
	path: string;
	message: string;
}

const MOST_PROBLEMS = 100;

/**
 * A quiz file from outside, whatever it may be: checked, lifted to today's format and filled in; or at most 100 problems in words.
 * `raw` is what JSON.parse gives.
 */
export function parseQuiz(raw: unknown, locale: ParseLocale = 'en'): Result<Quiz, FileProblem[]> {
	const parsed = parseQuizFile(raw, locale);
	return parsed.ok ? ok(normaliseQuiz(parsed.value)) : parsed;
}

/** The same, with nothing filled in: as its author wrote it. */
export function parseQuizFile(
	raw: unknown,
	locale: ParseLocale = 'en'
): Result<QuizFile, FileProblem[]> {
	const fault = shapeFault(raw);
	if (fault) return refuse([fault], locale);
	const file = upgradeFile(raw);
	if (!file.ok) return refuse([file.problem], locale);
	const parsed = quizSchema.safeParse(file.value, { error: namingErrors });
	if (parsed.success) return ok(parsed.data);
	const findings: Finding[] = [];
	for (const issue of parsed.error.issues) {
		if (findings.length >= MOST_PROBLEMS) break;
		findings.push(...explain(issue, file.value));
	}
	return refuse(withoutEchoes(findings), locale);
}

/** “There is no “answr”, did you mean “answer”?” says it all: that "answer" is missing, or that the rest does not do without it, is its echo. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
	const said = new Set(
		findings.flatMap((finding) => {
			if (finding.code !== 'unknown_property') return [];
			const object = finding.path.slice(0, -1);
			return [pathText(object), pathText([...object, finding.near ?? ''])];
		})
	);
	return findings.filter(
		({ code, path }) => !(['missing', 'refused'].includes(code) && said.has(pathText(path)))
	);
}

function refuse(findings: readonly Finding[], locale: ParseLocale): Result<never, FileProblem[]> {
	return fail(
		findings
			.slice(0, MOST_PROBLEMS)
			.map((finding) => ({ path: pathText(finding.path), message: faultText(finding, locale) }))
	);
}
