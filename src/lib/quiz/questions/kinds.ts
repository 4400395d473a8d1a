import type { StepKind, StepOf } from '../quiz.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { date } from './date.ts';
import { dropdown } from './dropdown.ts';
import { email } from './email.ts';
import { file } from './file.ts';
import type { Kind } from './kind.ts';
import { longText } from './long-text.ts';
import { matrix } from './matrix.ts';
import { multipleChoice } from './multiple-choice.ts';
import { number } from './number.ts';
import { opinionScale } from './opinion-scale.ts';
import { phone } from './phone.ts';
import { pictureChoice } from './picture-choice.ts';
import { ranking } from './ranking.ts';
import { rating } from './rating.ts';
import { shortText } from './short-text.ts';
import { singleChoice } from './single-choice.ts';
import { slider } from './slider.ts';
import { statement } from './statement.ts';
import { website } from './website.ts';
import { yesNo } from './yes-no.ts';

/** Every question kind, in the order of `schemas.ts`; the compiler names one that is missing. */
export const kinds = {
	single_choice: singleChoice,
	multiple_choice: multipleChoice,
	picture_choice: pictureChoice,
	dropdown,
	yes_no: yesNo,
	short_text: shortText,
	long_text: longText,
	number,
	slider,
	rating,
	opinion_scale: opinionScale,
	ranking,
	matrix,
	email,
	phone,
	date,
	website,
	file,
	contact,
	consent,
	statement
} satisfies { [K in StepKind]: Kind<StepOf<K>> };

/** A step without its place in the flow: all that a kind looks at, in a quiz file and in a browser's copy alike. */
export type Question = { [K in StepKind]: Omit<StepOf<K>, 'when' | 'next'> }[StepKind];

export type KindOf = <S extends Question>(step: S) => Kind<S>;

/** The kind of a step. The one place where the lookup's type is asserted: `kinds` is keyed by exactly these names. */
export function kindOf<S extends Question>(step: S): Kind<S> {
	return kinds[step.kind] as unknown as Kind<S>;
}
