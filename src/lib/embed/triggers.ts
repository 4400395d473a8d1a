import type { Settings } from './settings.ts';

const DAY = 86_400_000;

/**
 * Opens a quiz by itself, once on a page: after a while, at a depth of the page, or when its visitor is about to leave.
 * @returns what ends it
 */
export function openByItself(
	{ slug, mode, delay, scroll, repeat }: Settings,
	open: () => void
): () => void {
	const waits = delay !== undefined || scroll !== undefined || mode === 'exit';
	const opensAlone = waits || mode === 'popup' || mode === 'slide';
	const ending = new AbortController();
	const { signal } = ending;
	const key = `quizsilver:${slug}`;
	if (!opensAlone || isTooSoon(key, repeat)) return () => {};
	const now = () => {
		if (signal.aborted) return;
		ending.abort();
		if (repeat) remember(key);
		open();
	};
	if (!waits || delay !== undefined) setTimeout(now, (delay ?? 0) * 1000);
	if (scroll !== undefined) {
		const look = () => {
			const { scrollHeight } = document.documentElement;
			if ((scrollY + innerHeight) / scrollHeight >= scroll / 100) now();
		};
		addEventListener('scroll', look, { signal, passive: true });
	}
	if (mode === 'exit') {
		const leave = ({ clientY }: MouseEvent) => clientY <= 0 && now();
		document.documentElement.addEventListener('mouseleave', leave, { signal });
		// Fingers leave no page at its top: who comes back to it is asked.
		const back = () => !document.hidden && matchMedia('(hover:none)').matches && now();
		document.addEventListener('visibilitychange', back, { signal });
	}
	return () => ending.abort();
}

/** Where the page may keep nothing, nothing is known of other visits. */
function isTooSoon(key: string, repeat: number | undefined): boolean {
	try {
		return !!repeat && Date.now() - Number(localStorage.getItem(key) ?? NaN) < repeat * DAY;
	} catch {
		return false;
	}
}

function remember(key: string): void {
	try {
		localStorage.setItem(key, `${Date.now()}`);
	} catch {
		// Nobody asked for more than a try.
	}
}
