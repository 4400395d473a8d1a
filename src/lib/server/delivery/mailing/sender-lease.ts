import type { House } from '../../house.ts';
import { changeSetting, settingOf, settingOnce } from '../../storage/queries/settings.ts';

/** A sender that was killed is taken over from after this, ms. */
export const SENDER_LEASE = 30_000;
const RENEW_AFTER = 10_000;
const KEY = 'mail_sender';

export interface SenderLease {
	/**
	 * Whether this process sends: of several, one does, so that they keep one pace. `new`: from now on.
	 * @param seizes whoever held it is gone
	 */
	hold(now: number, seizes?: boolean): Promise<'held' | 'new' | null>;
	release(): Promise<void>;
}

/** Which process of an installation sends mails of surveys. */
export function senderLease({ store }: Pick<House, 'store'>, owner: string): SenderLease {
	let until = 0;
	const worth = (time: number) => `${owner} ${time}`;

	async function take(now: number, seizes: boolean): Promise<boolean> {
		const next = now + SENDER_LEASE;
		const found = (await settingOf(store, KEY)) ?? (await settingOnce(store, KEY, worth(next)));
		const [holder, held = '0'] = found.split(' ');
		const isTheirs = holder !== owner && isWorth(Number(held), now);
		if (isTheirs && !seizes) return false;
		if (!(await changeSetting(store, KEY, found, worth(next)))) return false;
		until = next;
		return true;
	}

	return {
		async hold(now, seizes = false) {
			const isHeld = isWorth(until, now);
			if (isHeld && until - now > SENDER_LEASE - RENEW_AFTER) return 'held';
			if (await take(now, seizes)) return isHeld ? 'held' : 'new';
			until = 0;
			return null;
		},
		async release() {
			if (until > 0) await changeSetting(store, KEY, worth(until), worth(0));
			until = 0;
		}
	};
}

/** One that reaches too far was made before the clock was set back. */
function isWorth(until: number, now: number): boolean {
	return until > now && until <= now + SENDER_LEASE;
}
