import { z } from 'zod';
import type { Words } from '../../../quiz/text.ts';
import type { FieldError } from '../../problems.ts';

export const basisSchema = z.enum(['consent', 'customer', 'other']);

const DAY = 86_400_000;

/** What is wrong with a basis as somebody gives it. */
export function basisFaults(
	given: { basis: string; basisAt: number; basisNote: string },
	now: number
): FieldError[] {
	const errors: FieldError[] = [];
	if (!basisSchema.safeParse(given.basis).success) errors.push({ path: 'basis', message: CHOOSE });
	// Who is a day ahead of the server has written today's date.
	if (!(given.basisAt <= now + DAY)) errors.push({ path: 'basisAt', message: DATE });
	if (given.basisNote.trim() === '') errors.push({ path: 'basisNote', message: NOTE });
	if (given.basisNote.length > 2000) errors.push({ path: 'basisNote', message: LONG });
	return errors;
}

const CHOOSE: Words = {
	en: 'Say by what right they may be written to.',
	ru: 'Укажите, на каком основании этим людям можно писать.'
};
const DATE: Words = {
	en: 'Give the day on which it was given; not one to come.',
	ru: 'Укажите день, когда основание возникло; он не может быть в будущем.'
};
const NOTE: Words = {
	en: 'Say how and where it was given: it is your proof when somebody asks.',
	ru: 'Опишите, как и где оно получено: это ваше подтверждение, если кто-то спросит.'
};
const LONG: Words = { en: 'At most 2,000 characters.', ru: 'Не больше 2000 символов.' };
