import type { Words } from '../../text.ts';

export type Severity = 'error' | 'warning';

/**
 * What is wrong and how to mend it. `{name}` is replaced by a parameter; what stands in [brackets] is left out where a parameter
 * in it is missing, and what stands in <angles> where those who read it see the quiz and not its file: ids and properties.
 * Errors are what respondents would stumble over, or what makes scores and segments wrong; they block publishing.
 */
export interface ProblemSentence extends Words {
	severity: Severity;
}
