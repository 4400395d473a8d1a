import { settingsSchema, type CampaignSettings } from '../../../letter/campaign.ts';
import { allowance, setPace, type Allowance } from '../../../letter/pace.ts';
import { isOpen, opensAt } from '../../../letter/window.ts';
import type { CampaignRow, MailRow } from '../../storage/store.ts';
import type { Mailing, WriteMail } from './mailing.ts';

const MINUTE = 60;
/** A survey that began longer ago than this, ms, had mails before this process: its pace does not begin anew. */
const JUST_BEGUN = 5_000;

/** A survey whose mails leave: how fast, when, and what they say. */
export interface Outgoing {
	campaign: CampaignRow;
	settings: CampaignSettings;
	write: WriteMail;
	/** How many may begin now; 0 outside of its window. */
	left(now: number, most: number): number;
	take(now: number, count: number): void;
	/** When the next may begin. */
	nextAt(now: number): number;
	/** Null: to this domain now; else when. Takes what it gives. */
	domainWait(domain: string, now: number): number | null;
}

export async function outgoing(
	campaign: CampaignRow,
	mailing: Mailing,
	now: number
): Promise<Outgoing> {
	const settings = settingsSchema.parse(campaign.settings);
	const write = await mailing.letters(campaign);
	const pace = setPace(settings.rate);
	const isNew = now - (campaign.startedAt ?? 0) < JUST_BEGUN;
	const all = pace === null ? null : allowance(pace, now, isNew);
	const { window } = settings;
	return {
		...{ campaign, settings, write },
		left(at, most) {
			if (window && !isOpen(window, at)) return 0;
			return all ? Math.min(most, all.left(at)) : most;
		},
		take: (at, count) => all?.take(at, count),
		nextAt: (at) => Math.max(all?.nextAt(at) ?? at, window ? opensAt(window, at) : at),
		domainWait: domainWaits(settings.rate.perDomain)
	};
}

/** Each mail to a domain that takes so many a minute gets a moment of its own: those that wait are not looked at again until then. */
function domainWaits(perMinute: number | undefined) {
	const domains = new Map<string, { allowed: Allowance; planned: number }>();
	if (perMinute === undefined) return () => null;
	const gap = (MINUTE * 1000) / perMinute;
	return (name: string, now: number): number | null => {
		const known = domains.get(name) ?? {
			allowed: allowance(perMinute / MINUTE, now, true),
			planned: now
		};
		domains.set(name, known);
		if (known.allowed.left(now) > 0) {
			known.allowed.take(now, 1);
			return null;
		}
		known.planned = Math.max(known.planned + gap, known.allowed.nextAt(now));
		return Math.ceil(known.planned);
	};
}

export interface Picked {
	of: Outgoing;
	mail: MailRow;
}
