import type { House } from '../house.ts';
import { hmac, sameText } from './digest.ts';

/** What a link leads to: the quiz where somebody stopped, or the end of being written to about it. */
export type LinkPurpose = 'resume' | 'forget';

const LIFETIME = 30 * 86_400_000;

/** Names one attempt at one quiz to whoever holds it, for 30 days. It says nothing of the person. */
function sealLink(
	{ secret, clock }: Pick<House, 'secret' | 'clock'>,
	purpose: LinkPurpose,
	quiz: string,
	attempt: string
): string {
	const until = Math.ceil((clock.now() + LIFETIME) / 1000).toString(36);
	const named = `${until}.${Buffer.from(attempt).toString('base64url')}`;
	return `${named}.${signature(secret, purpose, quiz, named)}`;
}

/** The address that does it. */
export function linkTo(
	house: Pick<House, 'secret' | 'clock' | 'config'>,
	purpose: LinkPurpose,
	{ slug, quizId }: { slug: string; quizId: string },
	attempt: string
): string {
	const token = sealLink(house, purpose, quizId, attempt);
	const path =
		purpose === 'resume' ? `/q/${slug}?resume=${token}` : `/q/${slug}/forget?link=${token}`;
	return `${house.config.origin}${path}`;
}

/** The attempt; null where the link is not ours, of another quiz or purpose, or too old. */
export function openLink(
	{ secret, clock }: Pick<House, 'secret' | 'clock'>,
	purpose: LinkPurpose,
	quiz: string,
	token: string
): string | null {
	const [until = '', attempt = '', signed = '', more] = token.split('.');
	if (!attempt || more !== undefined) return null;
	if (!sameText(signed, signature(secret, purpose, quiz, `${until}.${attempt}`))) return null;
	if (Number.parseInt(until, 36) * 1000 < clock.now()) return null;
	return Buffer.from(attempt, 'base64url').toString('utf8');
}

function signature(secret: string, purpose: LinkPurpose, quiz: string, named: string): string {
	return hmac(secret, `${purpose}-link:${quiz}:${named}`);
}
