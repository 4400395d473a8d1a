import { z } from 'zod';
import { schema as consent } from './consent.ts';
import { schema as contact } from './contact.ts';
import { schema as date } from './date.ts';
import { schema as dropdown } from './dropdown.ts';
import { schema as email } from './email.ts';
import { schema as file } from './file.ts';
import { schema as longText } from './long-text.ts';
import { schema as matrix } from './matrix.ts';
import { schema as multipleChoice } from './multiple-choice.ts';
import { schema as number } from './number.ts';
import { schema as opinionScale } from './opinion-scale.ts';
import { schema as phone } from './phone.ts';
import { schema as pictureChoice } from './picture-choice.ts';
import { schema as ranking } from './ranking.ts';
import { schema as rating } from './rating.ts';
import { schema as shortText } from './short-text.ts';
import { schema as singleChoice } from './single-choice.ts';
import { schema as slider } from './slider.ts';
import { schema as statement } from './statement.ts';
import { schema as website } from './website.ts';
import { schema as yesNo } from './yes-no.ts';

/**
 * Every question kind's schema, in the order in which a marketer is offered them.
 * The kinds themselves are in `kinds.ts`.
 */
export const stepSchema = z.discriminatedUnion('kind', [
	singleChoice(),
	multipleChoice(),
	pictureChoice(),
	dropdown(),
	yesNo(),
	shortText(),
	longText(),
	number(),
	slider(),
	rating(),
	opinionScale(),
	ranking(),
	matrix(),
	email(),
	phone(),
	date(),
	website(),
	file(),
	contact(),
	consent(),
	statement()
]);
