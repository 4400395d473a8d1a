/** One tab's history and what has been visited in it, as far as the runner touches it; popstate comes later, as in a browser. */
export function aTab(state: unknown = null) {
	let states: unknown[] = [state];
	let at = 0;
	/** The tab shows the page before the quiz. */
	let isLeft = false;
	const listeners = new Set<() => void>();
	/** Written in place of the page's own. */
	const addresses: string[] = [];
	const history = {
		scrollRestoration: 'auto',
		get state() {
			return states[at];
		},
		get length() {
			return states.length;
		},
		pushState(pushed: unknown) {
			states = [...states.slice(0, at + 1), structuredClone(pushed)];
			at += 1;
		},
		replaceState(replaced: unknown, _title: string, address?: string) {
			states[at] = structuredClone(replaced);
			if (address !== undefined) addresses.push(address);
		},
		go(steps: number) {
			if (at + steps < 0) isLeft = true;
			if (states[at + steps] === undefined) return;
			at += steps;
			setImmediate(() => listeners.forEach((listener) => listener()));
		},
		back: () => history.go(-1)
	};
	const location = { pathname: '/q/quiz', search: '?lang=en' };
	return {
		history,
		location,
		addresses,
		addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
		/** The page is gone, and what listened with it; the history stays. */
		reload: () => listeners.clear(),
		/** All entries. */
		states: () => states,
		isLeft: () => isLeft,
		/** Goes, and lets whoever listens come to rest. */
		async go(steps: number) {
			history.go(steps);
			await rest();
		},
		/** The page around a frame adds an entry: the frame's own stays. */
		pushOutside: () => history.pushState(history.state)
	};
}

export type Tab = ReturnType<typeof aTab>;

/** The runner touches no more of it. */
export function asWindow(tab: Tab): Pick<Window, 'history' | 'addEventListener' | 'location'> {
	return tab as unknown as Pick<Window, 'history' | 'addEventListener' | 'location'>;
}

/** Everything that was under way has happened. */
export async function rest(): Promise<void> {
	for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
