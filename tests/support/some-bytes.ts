/** Files as their first bytes show them; whole enough to be told apart. */
export const PNG = bytes('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 2000);
export const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n%plan\n'), Buffer.alloc(3000, 'x')]);
export const ZIP = bytes('504b03041400000000000000000000000000000000000000000001000000', 0);
export const SVG = Buffer.from(
	'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>'
);
export const HTML = Buffer.from('<!doctype html><html><script>alert(1)</script></html>');

/** These, and as many more that count up. */
function bytes(hex: string, more: number): Buffer {
	return Buffer.concat([Buffer.from(hex, 'hex'), countingBytes(more)]);
}

/** Bytes none of which stands where its neighbour could. */
function countingBytes(count: number): Buffer {
	const all = Buffer.alloc(count);
	for (let at = 0; at < count; at += 1) all[at] = (at * 31 + (at >> 8)) & 255;
	return all;
}

/** A PNG of so many bytes. */
export function aPng(size: number): Buffer {
	return Buffer.concat([PNG.subarray(0, 29), countingBytes(size - 29)]);
}
