import { checkAnswer } from '../../check.ts';
import { kindOf, type Question } from '../../questions/kinds.ts';
import { equally, type Alternatives, type Telling } from './alternative.ts';
import { emailWordings, wordings } from './wordings.ts';

/** Answers in own words. */
export function textAlternatives(step: Question, { asked }: Telling): Alternatives {
	const samples = kindOf(step).samples(step);
	if (asked.parts.size === 0) return { answers: equally(samples), complete: true };
	const taken = (text: string) => checkAnswer(step, text, { consents: [] }).ok;
	const minLength = 'minLength' in step ? step.minLength : undefined;
	const { texts, complete } =
		step.kind === 'email'
			? emailWordings(asked.parts, taken)
			: wordings(asked.parts, { taken, minLength });
	return { answers: equally([...new Set([...samples, ...texts])]), complete };
}
