import { isIP } from 'node:net';

const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** A CIDR block, or a single address. */
export function isNetwork(text: string): boolean {
	const [address = '', prefix, ...more] = text.split('/');
	const most = BITS[isIP(address)];
	if (most === undefined || more.length > 0) return false;
	return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most);
}
