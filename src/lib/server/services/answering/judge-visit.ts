import type { Judged } from '../../storage/store.ts';

/** How somebody, or a program, came to a letter's picture or link. */
export interface Visit {
	kind: 'open' | 'click';
	method: string;
	/** The browser's name for itself. */
	agent: string;
	/** What `Purpose`, `X-Purpose`, `X-Moz` and `Sec-Purpose` say. */
	purpose: string;
	/** Which of the letter's links, as none says who followed it. */
	link: string;
	/** As nobody can tell where it is; the same for two from one network. */
	network: string;
	/** ms */
	at: number;
}

export interface Verdict {
	judged: Exclude<Judged, 'human'>;
	/** By what, in one word: see `VERDICTS` in the tests. */
	why: string;
}

/** Whoever lets a mail through opens it while it comes in. */
const AT_ONCE = 10_000;
/** Nobody follows two links of one letter so fast. */
const TOGETHER = 2_000;
/** A service that looks at what its users have clicked on does it behind them. */
const RIGHT_AFTER = 15_000;

/** Looks at links before a person is led there. */
const SCANNERS =
	/barracuda|mimecast|proofpoint|urldefense|fireeye|trellix|messagelabs|symantec|trend ?micro|sophos|ironport|cisco|forcepoint|websense|zscaler|forti(?:guard|net|mail)|checkpoint|cloudmark|area1|avanan|vade|hornet|spamassassin|rspamd|safelinks|safebrowsing|kaspersky|klms|dr\.?web|eset|bitdefender|mcafee|virustotal|urlscan|phish|clamav|existence discovery|protocol discovery/i;
/** Programs, and previews of links in chats. */
const PROGRAMS =
	/(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|skypeuri|slack-img|curl|wget|httpie|python|urllib|aiohttp|httpx|scrapy|go-http|java[/ ]|okhttp|apache-http|libwww|lwp|guzzle|php\/|ruby|node|axios|undici|got \(|headless|phantom|puppeteer|playwright|selenium|linkcheck|link ?checker|monitor|uptime|validator/i;
/** Fetches pictures for its users, or for all of them before they look. */
const IMAGE_PROXIES =
	/googleimageproxy|ggpht|yahoomailproxy|yandex(?:image|mail|\.mail)|mail\.ru.*(?:proxy|image)|imageproxy|image-proxy|outlookimage/i;
/** Apple loads every picture of every letter under this name. */
const APPLE = /^Mozilla\/5\.0$/;

/**
 * Whether a visit looks like a program's. Never `human`: that is an act's to tell.
 * @param sentAt when the letter was sent, where that is known
 * @param others what else came of the same letter in the last minutes, and with it
 */
export function judgeVisit(visit: Visit, sentAt: number | null, others: readonly Visit[]): Verdict {
	const { agent, kind } = visit;
	if (visit.method === 'HEAD') return scanner('head');
	if (/prefetch|prerender|preview/i.test(visit.purpose)) return scanner('prefetch');
	if (agent === '') return scanner('no_name');
	if (SCANNERS.test(agent)) return scanner('security');
	if (kind === 'open' && (IMAGE_PROXIES.test(agent) || APPLE.test(agent))) {
		return { judged: 'unsure', why: 'image_proxy' };
	}
	if (PROGRAMS.test(agent)) return scanner('program');
	if (sentAt !== null && visit.at - sentAt < AT_ONCE) return scanner('at_once');
	const clicks = others.filter((other) => other.kind === 'click' && other !== visit);
	if (kind === 'click' && clicks.some((other) => isTogether(visit, other))) {
		return scanner('several_links');
	}
	if (kind === 'click' && clicks.some((other) => isRecheck(visit, other))) {
		return scanner('second_network');
	}
	return { judged: 'unsure', why: kind };
}

function scanner(why: string): Verdict {
	return { judged: 'scanner', why };
}

function isTogether(visit: Visit, other: Visit): boolean {
	return other.link !== visit.link && Math.abs(other.at - visit.at) <= TOGETHER;
}

/** The same link again from somewhere else. */
function isRecheck(visit: Visit, other: Visit): boolean {
	const after = visit.at - other.at;
	return other.network !== visit.network && after >= 0 && after <= RIGHT_AFTER;
}
