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

const HEAD = { length: 8, width: 3.5 };

/** The arrowhead where a line through these bends ends, as an SVG path. */
export function arrowPath(bends: readonly Point[]): string {
	const [before, end] = [bends.at(-2), bends.at(-1)];
	if (!before || !end) return '';
	const far = Math.hypot(end.x - before.x, end.y - before.y) || 1;
	const [x, y] = [(end.x - before.x) / far, (end.y - before.y) / far];
	const foot = { x: end.x - x * HEAD.length, y: end.y - y * HEAD.length };
	const aside = (side: 1 | -1) =>
		said({ x: foot.x - side * y * HEAD.width, y: foot.y + side * x * HEAD.width });
	return `M${said(end)} L${aside(1)} L${aside(-1)}Z`;
}
