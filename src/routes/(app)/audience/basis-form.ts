import { textOf } from '../../form-text.ts';
import { dayStart } from '../day.ts';

/** By what right, as `BasisFields` asks it. */
export function givenBasis(form: FormData, timeZone: string) {
	return {
		basis: textOf(form, 'basis'),
		basisAt: dayStart(textOf(form, 'basisAt'), timeZone) ?? Number.NaN,
		basisNote: textOf(form, 'basisNote')
	};
}

/** The day that it is where the reader is: YYYY-MM-DD. */
export function todayIn(now: number, timeZone: string): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}
