/** So many growths in so many milliseconds are no person's doing. */
const MOST = 25;
const WHILE = 2000;

/**
 * Which of the heights that a frame reports are taken. One whose content is measured by the frame itself would grow with
 * every height that it is given, so growth without end comes to a rest.
 * @param now in milliseconds
 */
export function steadyHeights(now: () => number): (height: number) => boolean {
	let last = 0;
	let growths: number[] = [];
	return (height) => {
		if (height > last) {
			growths = growths.filter((at) => now() - at < WHILE);
			if (growths.length >= MOST) return false;
			growths.push(now());
		}
		last = height;
		return true;
	};
}
