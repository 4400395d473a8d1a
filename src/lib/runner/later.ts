import { tick } from 'svelte';
import { readDetails } from '../quiz/known-details.ts';
import { QuizDirector } from './director.ts';
import { focusScreen } from './focus.ts';
import { listenForGestures } from './gestures.ts';
import { holdVersion } from './hold-version.ts';
import { localDay } from './local-day.ts';
import { metKinds } from './met-kinds.ts';
import type { Watch } from './quiz-events.ts';
import type { PageDirector } from './page/page-director.ts';
import type { Stage } from './stage.svelte.ts';
import type { Surroundings } from './surroundings.ts';
import { tabTrail } from './trail.ts';
import { tellWay } from './telling.ts';
import { httpTransport, type Work } from './transport.ts';

export { metKinds };

/** Of a hidden field. */
const LONGEST = 500;

/** Of what is told while somebody types; in milliseconds. */
const PAUSE_ON_PAGE = 1500;

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
	const { slug, hiddenNames, version, trial } = stage.data;
	if (trial && version) holdVersion(window, version);
	const query = new URLSearchParams(location.search);
	const hidden = hiddenNames.flatMap((name) => {
		const value = query.get(name);
		return value ? [[name, value.slice(0, LONGEST)] as const] : [];
	});
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
		stage.quiz.proof ? workOf(slug) : undefined
	);
	const telling = tellWay(transport, {
		gap: onPage ? PAUSE_ON_PAGE : 0,
		wait: pauseUntilOnline,
		kept: (attempt) => void offer(attempt)
	});
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
	const around: Surroundings = {
		kinds: metKinds,
		transport,
		telling,
		trail,
		form: () => formOn(root),
		hidden: Object.fromEntries(hidden),
		known: readDetails(location.hash),
		wait: pauseUntilOnline,
		renew: () => location.reload(),
		speaks: (locale) => (document.documentElement.lang = locale),
		arrived: (refused) => void tick().then(() => focusScreen(root, refused))
	};
	const watch = await watchOf(stage, host).catch(() => undefined);
	const watched = watch?.(stage, around) ?? around;
	const director: PageDirector | QuizDirector = new Director(stage, watched);
	if (stage.quiz.layout !== 'page') listenForGestures(root, () => stage.shown.last === true);
	await director.takeOver();
	stage.director = director;
	if (query.has('resume')) history.replaceState(history.state, '', withoutLink(query));
	// Whoever was faster than the scripts may have chosen what makes the question the last one.
	const form = formOn(root);
	if (form) director.look(form);
	watched.tookOver?.();
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

/** The page's address as it may be seen, kept and shared: the link that led here is one person's. */
function withoutLink(query: URLSearchParams): string {
	query.delete('resume');
	const rest = query.toString();
	return `${location.pathname}${rest && `?${rest}`}${location.hash}`;
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
