import type { ContactAnswer } from '../../quiz/answers.ts';
import type { Refusal } from '../asking.ts';
import { persist } from '../retry.ts';
import { askServer, type Trouble } from '../transport.ts';

/** Undefined where they have arrived, now or before; else what is wrong with them, or that they cannot be taken at all. */
export type Sent = undefined | Refusal[] | 'failed';

/** Sends what somebody leaves after the result, again and again until the server has it. */
export async function sendDetails(
	slug: string,
	body: { attempt: string; details: ContactAnswer; locale: string },
	tell: (trouble: Trouble) => void
): Promise<Sent> {
	const outcome = await persist(
		() => askServer<{ thanks: true }>(`/q/${slug}/details`, body, body.locale, []),
		tell,
		pause
	);
	if (outcome?.state === 'refused') {
		return outcome.fields.map(({ path, message }) => ({ message, field: path.split('.')[2] }));
	}
	// Others were left before: the first ones count.
	return outcome?.state === 'done' || outcome?.state === 'reused' ? undefined : 'failed';
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(done, milliseconds);
		addEventListener('online', done);
		function done() {
			clearTimeout(timer);
			removeEventListener('online', done);
			resolve();
		}
	});
}
