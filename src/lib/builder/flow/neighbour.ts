import type { FlowLayout } from './flow-layout.ts';

const TOWARDS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0]
};

/** The nearest place in the direction of an arrow key; what lies straight ahead counts as nearer. */
export function neighbour({ places }: FlowLayout, id: string, key: string): string | null {
	const [right, down] = TOWARDS[key] ?? [0, 0];
	const here = places.get(id);
	if (!here || (right === 0 && down === 0)) return null;
	const found = [...places].flatMap(([other, { x, y, width, height }]) => {
		const across = x + width / 2 - here.x - here.width / 2;
		const along = y + height / 2 - here.y - here.height / 2;
		const ahead = across * right + along * down;
		const aside = Math.abs(across * down) + Math.abs(along * right);
		return other !== id && ahead > 1 ? [{ other, far: ahead + 2 * aside }] : [];
	});
	return found.sort((one, two) => one.far - two.far)[0]?.other ?? null;
}
