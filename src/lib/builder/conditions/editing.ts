import type { UiLocale } from '../../i18n/locale.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import type { FoundProblem } from '../diagnosis/diagnose.ts';
import type { SubjectGroup } from './subjects.ts';
import type { Subject } from './tree.ts';

/** What every part of one editor works with. */
export interface Editing {
	quiz: Quiz;
	locale: UiLocale;
	subjects: readonly SubjectGroup[];
	/** What a new row asks about. */
	usual: Subject;
	problems: readonly FoundProblem[];
}
