/** One waits until something has happened since it last waited. */
export function signal() {
	let isGiven = false;
	let go = () => {};
	return {
		give(): void {
			isGiven = true;
			go();
		},
		async given(): Promise<void> {
			if (!isGiven) await new Promise<void>((resolve) => (go = resolve));
			isGiven = false;
		}
	};
}
