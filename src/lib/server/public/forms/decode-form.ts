import { CHARSET } from './form-names.ts';

/**
 * A urlencoded form as text. Pages that are not written in UTF-8 send their own encoding: the one that the form names, else
 * the one that pages of the quiz's languages are likely to have.
 */
export function decodeForm(bytes: Buffer, locales: readonly string[]): URLSearchParams {
	const pairs = bytes
		.toString('latin1')
		.split('&')
		.filter(Boolean)
		.map((pair) => {
			const at = pair.indexOf('=');
			return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
		})
		.map((pair) => pair.map(plainBytes));
	const written = (decoder: TextDecoder) =>
		new URLSearchParams(pairs.map((pair) => pair.map((part) => decoder.decode(part))));
	try {
		return written(new TextDecoder('utf-8', { fatal: true }));
	} catch {
		const named = pairs.find(([name]) => name?.toString() === CHARSET)?.[1]?.toString();
		return written(decoderFor(named, locales));
	}
}

function plainBytes(part: string): Buffer {
	const text = part
		.replaceAll('+', ' ')
		.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(text, 'latin1');
}

function decoderFor(named: string | undefined, locales: readonly string[]): TextDecoder {
	const usual = locales.some((locale) => locale.startsWith('ru')) ? 'windows-1251' : 'windows-1252';
	try {
		return new TextDecoder(named && !/^utf-?8$/i.test(named) ? named : usual);
	} catch {
		return new TextDecoder(usual);
	}
}
