import { isUnwritten, UNWRITTEN } from '../unwritten.ts';
import type { Leaf } from './asked-by.ts';
import { byOwner } from './by-owner.ts';
import { leavesOf } from './leaves.ts';
import { placesOf } from './places.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import { textsOf, type QuizText } from './texts.ts';

/** What a draft may leave open, and a quiz that is published may not: texts that nobody has written yet. */
export function checkUnwritten(study: Study): QuizProblem[] {
	const conditions = placesOf(study).flatMap(({ condition, path }) => leavesOf(condition, path));
	return [
		...byOwner('missing_text', textsOf(study.quiz).filter(isMissing)),
		...conditions
			.filter(({ leaf }) => asksForNothing(leaf))
			.map(({ path }) => problem('missing_value', path))
	];
}

/** Whether it has to be there, and is not in any language. */
export function isMissing({ path, text }: QuizText): boolean {
	return NEEDED.test(path) && isUnwritten(text);
}

/** Other texts may be left out, and one that is empty is as good as left out. */
const NEEDED =
	/(^|\.)(title|reason)$|\.(options|rows|columns)\[\d+\]\.text$|^results\[\d+\]\.button\.text$|^consents\[\d+\]\.text$|^letters\.\w+\.(subject|text)$|^letters\.finished\.button\.text$|^bonus\.given\.(button\.)?text$/;

function asksForNothing(leaf: Leaf): boolean {
	if ('answer' in leaf) return leaf.contains === UNWRITTEN;
	if (!('hidden' in leaf)) return false;
	const { is, contains, anyOf = [] } = leaf;
	return is === UNWRITTEN || contains === UNWRITTEN || anyOf.includes(UNWRITTEN);
}
