import type { Point } from './flow-layout.ts';

/** The outline of a line through its bends, rounded, as an SVG path. */
export function linePath(bends: readonly Point[]): string {
	const [first, ...others] = bends;
	const last = others.at(-1);
	if (!first || !last) return '';
	const curves = others.slice(0, -1).map((bend, at) => {
		const next = others[at + 1] ?? last;
		const isLast = at === others.length - 2;
		const to = isLast ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
		return `Q${said(bend)} ${said(to)}`;
	});
	return `M${said(first)} ${curves.length > 0 ? curves.join(' ') : `L${said(last)}`}`;
}

const said = ({ x, y }: Point) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
