import { z } from 'zod';
import type { Answers } from '../../../quiz/answers.ts';
import type { Place } from '../../../runner/runner-data.ts';
import type { House } from '../../house.ts';
import { hmac, sameText } from '../../services/digest.ts';

/** The field that carries the respondent's way so far from form to form. */
export const STATE = '_state';

/** A respondent's way without JavaScript; nothing of it is stored on the server until it ends. */
export interface FormState {
	quiz: string;
	/** Of the quiz, that the answers were checked by. */
	version?: number | undefined;
	attempt: string;
	/** ms */
	startedAt: number;
	source: string;
	place: Place;
	/** Steps passed before the quiz was published anew: those whose answers hold are not asked again. */
	held?: readonly string[] | undefined;
}

const LIFETIME = 7 * 24 * 60 * 60_000;

const stateSchema = z.object({
	quiz: z.string(),
	version: z.int().optional(),
	attempt: z.string(),
	startedAt: z.number(),
	source: z.string(),
	held: z.array(z.string()).optional(),
	place: z.object({
		path: z.array(z.string()),
		step: z.string().nullable(),
		// Signed by us after they were checked.
		answers: z.custom<Answers>((value) => typeof value === 'object' && value !== null),
		hidden: z.record(z.string(), z.string())
	})
});

/** Signed, so that what was checked once need not be checked again. */
export function sealState(house: House, state: FormState): string {
	const payload = Buffer.from(JSON.stringify(state)).toString('base64url');
	return `${payload}.${signature(house, payload)}`;
}

/** Null where it is not ours, of another quiz, or too old. */
export function openState(house: House, quiz: string, token: string | null): FormState | null {
	const [payload = '', signed = ''] = (token ?? '').split('.');
	if (!payload || !sameText(signed, signature(house, payload))) return null;
	const state = stateSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
	const isOld = house.clock.now() - state.startedAt > LIFETIME;
	return state.quiz === quiz && !isOld ? state : null;
}

function signature(house: House, payload: string): string {
	return hmac(house.secret, `form-state:${payload}`);
}
