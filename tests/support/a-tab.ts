/** One tab's history and what has been visited in it, as far as the runner touches it; popstate comes later, as in a browser. */
export function aTab(state: unknown = null) {
	let states: unknown[] = [state];
	let at = 0;
	/** The tab shows the page before the quiz. */
	let isLeft = false;
	const listeners = new Set<() => void>();
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
		replaceState(replaced: unknown) {
			states[at] = structuredClone(replaced);
		},
		go(steps: number) {
			if (at + steps < 0) isLeft = true;
			if (states[at + steps] === undefined) return;
			at += steps;
			setImmediate(() => listeners.forEach((listener) => listener()));
		},
		back: () => history.go(-1)
	};
	return {
		history,
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
export function asWindow(tab: Tab): Pick<Window, 'history' | 'addEventListener'> {
	return tab as unknown as Pick<Window, 'history' | 'addEventListener'>;
}

/** Everything that was under way has happened. */
export async function rest(): Promise<void> {
	for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
