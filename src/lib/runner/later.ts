import { tick } from 'svelte';
import { LONGEST_BROUGHT } from '../quiz/hidden.ts';
import { readDetails } from '../quiz/known-details.ts';
import { QuizDirector } from './director.ts';
import { focusScreen } from './focus.ts';
import { listenForGestures } from './gestures.ts';
import { holdVersion } from './hold-version.ts';
import { localDay } from './local-day.ts';
import { metKinds } from './met-kinds.ts';
import type { ByMail } from './mail/by-mail.ts';
import type { Watch } from './quiz-events.ts';
import type { MailData } from './runner-data.ts';
import type { PageDirector } from './page/page-director.ts';
import type { Stage } from './stage.svelte.ts';
import type { Surroundings } from './surroundings.ts';
import { tabTrail, type Entry } from './trail.ts';
import { tellWay, type Telling } from './telling.ts';
import { httpTransport, type Work } from './transport.ts';
import { TRAP } from './trap.ts';

export { metKinds };

/** Of what is told while somebody types; in milliseconds. */
const PAUSE_ON_PAGE = 1500;

/** Nobody has typed for so long; in milliseconds. */
const REST = 400;

/** So many steps, or more, may be gone on with on another device. */
const WORTH_MOVING = 5;

/**
 * All that the first screen can do without: brings the stage to life.
 * @param host in a frame: tells the page around it what happens
 */
export async function direct(
	stage: Stage,
	root: HTMLElement,
	host: Promise<Watch | undefined> | undefined
): Promise<void> {
	const { slug, hiddenNames, version, trial, mail } = stage.data;
	if (trial && version) holdVersion(window, version);
	const query = queryFor(mail);
	stage.quiz = { ...stage.quiz, today: localDay() };
	const Director =
		stage.quiz.layout === 'page'
			? (await import('./page/page-director.ts')).PageDirector
			: QuizDirector;
	const trail = tabTrail(window, (entry) => void director.travel(entry));
	const begun = trail.read();
	const tried = begun && 'renewed' in begun ? begun.renewed : undefined;
	const onPage = stage.quiz.layout === 'page';
	const transport = httpTransport(
		slug,
		query.get('utm_source')?.slice(0, 64) ?? '',
		[version, tried],
		// Whom a letter has led here need not prove to be a person by work: they are one of those who were asked.
		stage.quiz.proof && !mail ? workOf(slug) : undefined
	);
	const telling = tellWay(transport, {
		gap: onPage ? PAUSE_ON_PAGE : 0,
		wait: pauseUntilOnline,
		kept: (attempt) => void offer(attempt),
		finished: () => void director.sentElsewhere()
	});
	const whose = mail ? undefined : whoseOf(stage, begun, telling);
	addEventListener('pagehide', () => telling.hurry());
	let isOffered = false;
	/** Of a quiz that takes a while. */
	async function offer(attempt: string): Promise<void> {
		const target = root.querySelector('main');
		if (isOffered || !target || stage.quiz.steps.length < WORTH_MOVING) return;
		isOffered = true;
		const { offerElsewhere } = await import('./elsewhere/offer.ts');
		offerElsewhere(target, stage, async () => {
			const outcome = await transport.link(attempt);
			if (outcome.state !== 'done') return null;
			telling.goOnFrom(0, true);
			return outcome.value;
		});
	}
	const ordinary: Surroundings = {
		kinds: metKinds,
		transport,
		telling,
		trail,
		form: () => formOn(root),
		hidden: hiddenIn(query, hiddenNames),
		known: readDetails(location.hash),
		wait: pauseUntilOnline,
		renew: () => location.reload(),
		speaks: (locale) => speakOutside(stage, locale, whose),
		arrived: (refused) => void tick().then(() => focusScreen(root, refused))
	};
	const letter = await letterFor(stage, root, query, ordinary);
	const around = letter?.around ?? ordinary;
	const watch = await watchOf(stage, host).catch(() => undefined);
	const watched = watch?.(stage, around) ?? around;
	const director: PageDirector | QuizDirector = new Director(stage, watched);
	if (stage.quiz.layout !== 'page')
		listenForGestures(root, () => stage.shown.last === true && !letter?.waits());
	await director.takeOver();
	stage.director = director;
	let resting: ReturnType<typeof setTimeout> | undefined;
	root.addEventListener('input', () => {
		clearTimeout(resting);
		resting = setTimeout(() => {
			const form = formOn(root);
			if (form) stage.director?.rest?.(form);
		}, REST);
	});
	if (query.has('resume')) leaveLink(slug, query);
	letter?.listen(director);
	// Whoever was faster than the scripts may have chosen what makes the question the last one.
	const form = formOn(root);
	if (form && !letter?.waits()) director.look(form);
	watched.tookOver?.();
}

/** What the page's address says; whoever comes by a letter comes from a mail, unless it says from where. */
function queryFor(mail: MailData | undefined): URLSearchParams {
	const query = new URLSearchParams(location.search);
	if (mail && !query.has('utm_source')) query.set('utm_source', 'email');
	return query;
}

function hiddenIn(query: URLSearchParams, names: readonly string[]): Record<string, string> {
	const brought = names.flatMap((name) => {
		const value = query.get(name);
		return value ? [[name, value.slice(0, LONGEST_BROUGHT)] as const] : [];
	});
	return Object.fromEntries(brought);
}

/** A letter has led here: nothing counts until a person acts. */
async function letterFor(
	stage: Stage,
	root: HTMLElement,
	query: URLSearchParams,
	around: Surroundings
): Promise<ByMail | undefined> {
	const { mail, slug } = stage.data;
	if (!mail) return undefined;
	const { byMail } = await import('./mail/by-mail.ts');
	const leave = () => leaveLink(slug, query);
	const speaks = (locale: string) => {
		query.set('lang', locale);
		if (location.pathname.startsWith('/m/'))
			history.replaceState(history.state, '', `?${query}${location.hash}`);
	};
	return byMail({ stage, root, mail, value: query.get('a'), leave, speaks }, around);
}

/** Of what stands outside the runner. */
function speakOutside(
	{ words }: Stage,
	locale: string,
	whose: ReturnType<typeof whoseOf> | undefined
): void {
	document.documentElement.lang = locale;
	const label = document.getElementsByName(TRAP)[0]?.previousSibling;
	if (label) label.textContent = `${words.trap} `;
	void whose?.then((speak) => speak?.(locale));
}

/** The page has been loaded anew since a letter led here: somebody else may still say that they are. */
async function whoseOf({ data: { slug }, locale }: Stage, begun: Entry | null, telling: Telling) {
	if (!begun || !('attempt' in begun)) return undefined;
	const kept = await import('./mail/kept-whose.ts').catch(() => undefined);
	const speak = kept?.keptWhose(slug, begun.attempt, locale);
	// It may have been sent from another device: they answer once.
	if (speak) telling.goOnFrom(0, true);
	return speak;
}

/** Whoever is told what happens: the page around, or on the quiz's own page counters that its visitor agrees to. */
async function watchOf({ quiz }: Stage, host: Promise<Watch | undefined> | undefined) {
	if (host || !quiz.counters || parent !== window) return host;
	return (await import('./with-consent.ts')).askConsent(quiz.counters);
}

/** Done once somebody is there: on most pages that a quiz stands on, nobody answers it. */
function workOf(slug: string): Work {
	let work: Promise<Work> | undefined;
	const begin = () => {
		work ??= import('./proof.ts').then(({ startWork }) =>
			startWork(slug, {
				fetch: (address) => fetch(address, { credentials: 'omit' }),
				// Only secure contexts have it.
				subtle: crypto.subtle as SubtleCrypto | undefined,
				wait: pauseUntilOnline,
				now: Date.now
			})
		);
		// Asked for once more where it was lost on the way.
		work.catch(() => (work = undefined));
		return work;
	};
	for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
		addEventListener(sign, begin, { once: true, passive: true });
	}
	return (attempt) =>
		begin().then(
			(prove) => prove(attempt),
			() => undefined
		);
}

/** The page gets the quiz's own address, which may be seen, kept and shared: the link that led here is one person's. */
function leaveLink(slug: string, query: URLSearchParams): void {
	const rest = new URLSearchParams(query);
	rest.delete('resume');
	rest.delete('a');
	const address = `/q/${slug}${rest.size > 0 ? `?${rest}` : ''}${location.hash}`;
	history.replaceState(history.state, '', address);
}

function formOn(root: HTMLElement): FormData | undefined {
	const form = root.querySelector<HTMLFormElement>('form#form');
	return form ? new FormData(form) : undefined;
}

function pauseUntilOnline(milliseconds: number): Promise<void> {
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
