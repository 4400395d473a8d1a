import { nameAt, type Measure } from './measured.ts';

interface Box {
	name: string;
	/** Where its content begins and ends. */
	from: number;
	to: number;
}

/** What stands beside each other in an AVIF file. */
const BESIDE = new Set(['ftyp', 'meta', 'mdat', 'moov', 'free']);

/** Box by box (ISO/IEC 14496-12); the greatest of the sizes that it names is the picture's, the others are its parts'. */
export const measureAvif: Measure = (bytes) => {
	const found = new Map<string, Box>();
	let end = 0;
	for (const box of boxesIn(bytes, 0, bytes.length)) {
		if (!BESIDE.has(box.name)) return found.has('mdat') ? measured(bytes, found, end) : null;
		found.set(box.name, box);
		end = box.to;
	}
	return measured(bytes, found, end);
};

function measured(bytes: Buffer, found: ReadonlyMap<string, Box>, end: number) {
	const meta = found.get('meta');
	if (!meta || !found.has('mdat')) return null;
	let [width, height] = [0, 0];
	// A full box begins with its version and flags.
	for (const properties of below(bytes, { ...meta, from: meta.from + 4 }, [
		'iprp',
		'ipco',
		'ispe'
	])) {
		width = Math.max(width, bytes.readUInt32BE(properties.from + 4));
		height = Math.max(height, bytes.readUInt32BE(properties.from + 8));
	}
	return width > 0 && height > 0 ? { width, height, end } : null;
}

/** The boxes at the end of a path of names. */
function below(bytes: Buffer, { from, to }: Box, [name, ...rest]: readonly string[]): Box[] {
	const own = [...boxesIn(bytes, from, to)].filter((box) => box.name === name);
	return rest.length === 0 ? own : own.flatMap((box) => below(bytes, box, rest));
}

const HEAD = 8;

/** @throws RangeError where one ends before it begins */
function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
	for (let at = from; at < to;) {
		const short = bytes.readUInt32BE(at);
		// 1: its length stands behind its name. 0: it is the last one.
		const head = short === 1 ? 2 * HEAD : HEAD;
		const length = short === 1 ? Number(bytes.readBigUInt64BE(at + HEAD)) : short || to - at;
		if (length < head) throw new RangeError('a box is shorter than its head');
		yield { name: nameAt(bytes, at + 4), from: at + head, to: at + length };
		at += length;
	}
}
