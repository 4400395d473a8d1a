import { describe, expect, test } from 'vitest';
import {
	judgeVisit,
	type Visit
} from '../../../../src/lib/server/services/answering/judge-visit.ts';

const SENT = 1_000_000;
const CHROME =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

/** A minute after the letter was sent, as a browser of somebody comes. */
function aVisit(changes: Partial<Visit> = {}): Visit {
	return {
		...{ kind: 'click', method: 'GET', agent: CHROME, purpose: '', link: '9', network: 'home' },
		at: SENT + 60_000,
		...changes
	};
}

const click = (agent: string) => aVisit({ agent });
const open = (agent: string) => aVisit({ kind: 'open', link: '', agent });
const later = (ms: number, changes: Partial<Visit> = {}) =>
	aVisit({ at: SENT + 60_000 + ms, ...changes });

/** Who came, what it is taken for, and why; with what else came of the same letter. */
const VERDICTS: [name: string, judged: string, why: string, visit: Visit, others?: Visit[]][] = [
	['a browser that follows a link', 'unsure', 'click', aVisit()],
	['a phone that follows a link', 'unsure', 'click', click(IPHONE)],
	['a browser that shows a picture', 'unsure', 'open', open(CHROME)],
	[
		'a phone by a name like a robot’s',
		'unsure',
		'click',
		click('Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20)')
	],
	[
		'Outlook that shows a picture',
		'unsure',
		'open',
		open('Mozilla/4.0 (compatible; ms-office; MSOffice 16)')
	],

	['HEAD', 'scanner', 'head', aVisit({ method: 'HEAD' })],
	['HEAD for the picture', 'scanner', 'head', aVisit({ method: 'HEAD', kind: 'open' })],
	['who has no name', 'scanner', 'no_name', click('')],
	['a prefetch of Chromium', 'scanner', 'prefetch', aVisit({ purpose: 'prefetch;prerender' })],
	['a prefetch of an older one', 'scanner', 'prefetch', aVisit({ purpose: 'prefetch' })],
	['a preview of Safari', 'scanner', 'prefetch', aVisit({ purpose: 'preview' })],

	...[
		'Barracuda Sentinel (EE)',
		'Mozilla/5.0 (compatible; Mimecast)',
		'Mozilla/5.0 proofpoint-urldefense',
		'FortiMail/7.2',
		'Mozilla/5.0 (Windows NT 10.0) Trend Micro WRS',
		'Sophos Email Appliance',
		'Cisco-IronPort-Scanner/1.0',
		'Mozilla/5.0 Kaspersky Secure Mail Gateway',
		'Dr.Web LinkChecker',
		'Microsoft Office Existence Discovery',
		'Google-Safety; SafeBrowsing'
	].map((agent): (typeof VERDICTS)[number] => [agent, 'scanner', 'security', click(agent)]),
	...[
		'curl/8.5.0',
		'Wget/1.21',
		'python-requests/2.32',
		'Go-http-client/2.0',
		'Java/17.0.1',
		'okhttp/4.12',
		'node-fetch',
		'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		'Mozilla/5.0 (compatible; bingbot/2.0)',
		'Mozilla/5.0 AppleWebKit/537.36 BingPreview/1.0b',
		'TelegramBot (like TwitterBot)',
		'Slackbot-LinkExpanding 1.0',
		'SkypeUriPreview Preview/0.5',
		'WhatsApp/2.23',
		'facebookexternalhit/1.1',
		'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36'
	].map((agent): (typeof VERDICTS)[number] => [agent, 'scanner', 'program', click(agent)]),

	...[
		'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
		'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
		'Mozilla/5.0 (compatible; YandexImageResizer/2.0; +http://yandex.com/bots)',
		'Mozilla/5.0'
	].map((agent): (typeof VERDICTS)[number] => [
		`${agent} for the picture`,
		'unsure',
		'image_proxy',
		open(agent)
	]),
	[
		'an image proxy while the letter comes in',
		'unsure',
		'image_proxy',
		{ ...open('Mozilla/5.0'), at: SENT + 1 }
	],

	['who comes while the letter comes in', 'scanner', 'at_once', aVisit({ at: SENT + 3_000 })],
	['who comes before it is known as sent', 'scanner', 'at_once', aVisit({ at: SENT - 50 })],
	['who comes ten seconds later', 'unsure', 'click', aVisit({ at: SENT + 10_000 })],

	[
		'who follows another link within two seconds',
		'scanner',
		'several_links',
		later(1900, { link: '3' }),
		[aVisit()]
	],
	[
		'who follows two links by a name that pictures are loaded under',
		'scanner',
		'several_links',
		later(1900, { link: '3', agent: 'Mozilla/5.0' }),
		[aVisit({ agent: 'Mozilla/5.0' })]
	],
	['the first of these', 'scanner', 'several_links', aVisit(), [later(1900, { link: '3' })]],
	['who follows another one after that', 'unsure', 'click', later(2100, { link: '3' }), [aVisit()]],
	['who follows the same link twice', 'unsure', 'click', later(900), [aVisit()]],
	['who opens a letter and taps at once', 'unsure', 'click', later(500), [open(CHROME)]],
	[
		'a picture beside two links',
		'unsure',
		'open',
		open(CHROME),
		[aVisit(), later(1, { link: '3' })]
	],

	[
		'who comes right behind somebody from elsewhere',
		'scanner',
		'second_network',
		later(9_000, { network: 'cloud' }),
		[aVisit()]
	],
	[
		'a picture that is loaded elsewhere once a link was followed',
		'unsure',
		'open',
		later(9_000, { kind: 'open', link: '', network: 'cloud' }),
		[aVisit()]
	],
	['whoever they came behind', 'unsure', 'click', aVisit(), [later(9_000, { network: 'cloud' })]],
	[
		'who comes later from elsewhere',
		'unsure',
		'click',
		later(16_000, { network: 'train' }),
		[aVisit()]
	]
];

describe('a visit by a letter', () => {
	test.each(VERDICTS)('%s is %s: %s', (_name, judged, why, visit, others = []) => {
		expect(judgeVisit(visit, SENT, [visit, ...others])).toEqual({ judged, why });
	});

	test('is never taken for a person’s, whatever it says', () => {
		for (const [, , , visit, others = []] of VERDICTS) {
			expect(judgeVisit(visit, null, others).judged).not.toBe('human');
		}
	});

	test('before the letter was sent, as it may be written into a file, is judged by all else', () => {
		expect(judgeVisit(aVisit(), null, [])).toEqual({ judged: 'unsure', why: 'click' });
	});
});
