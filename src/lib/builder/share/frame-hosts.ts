import { framesSchema } from '../../quiz/surroundings.ts';

const MOST = 50;

/** Hosts in a text, one after the other, however they were pasted: as names, as addresses of pages, one on each line or not. */
export function hostsIn(text: string): { hosts: string[]; wrong: string[] } {
	const pieces = text.split(/[\s,;]+/).filter(Boolean);
	const found = pieces.map((piece) => ({ piece, host: hostOf(piece) }));
	const hosts = found.flatMap(({ host }) => host ?? []);
	const wrong = found.filter(({ host }) => host === undefined).map(({ piece }) => piece);
	return { hosts: [...new Set(hosts)].slice(0, MOST), wrong };
}

/** Undefined where it is none. Names in other letters than Latin become what browsers call them. */
function hostOf(piece: string): string | undefined {
	const isWild = /^(?:https?:\/\/)?\*\./i.test(piece);
	const bare = piece.replace(/^(https?:\/\/)?\*\./i, '$1');
	const address = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`;
	if (!URL.canParse(address)) return;
	const host = `${isWild ? '*.' : ''}${new URL(address).host}`;
	return isHost(host) ? host : undefined;
}

/** A word alone is nobody's site, except for the machine that somebody works on. */
const isHost = (host: string) =>
	framesSchema.safeParse([host]).success &&
	host.replace(/:\d+$/, '').split('.').every(isLabel) &&
	(host.includes('.') || /^localhost(:|$)/.test(host));

/** No name on the net begins or ends with a hyphen, or has a part of more than 63 letters. */
const isLabel = (label: string) => label.length <= 63 && !/^-|-$/.test(label);

const MOST_TOLD = 5;
const LONGEST_TOLD = 40;

/** As much of what is no host as tells which is meant. */
export function toldShortly(wrong: readonly string[]): string {
	const told = wrong
		.slice(0, MOST_TOLD)
		.map((piece) => (piece.length > LONGEST_TOLD ? `${piece.slice(0, LONGEST_TOLD)}…` : piece));
	return [...told, ...(wrong.length > MOST_TOLD ? ['…'] : [])].join(', ');
}
