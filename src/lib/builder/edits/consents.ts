import type { Consent } from '../../quiz/consent.ts';
import { blank } from './texts.ts';

/** What a quiz asks for first: without leave to process what they say, nothing can be done with it. */
export function firstConsent(id: string, locales: readonly string[]): Consent {
	return { id, purpose: 'processing', text: blank(locales), required: true };
}
