import { hash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Written } from './document.ts';

type Encoding = 'br' | 'gzip' | 'identity';

/** A page as bytes, in every encoding that a browser may ask for. */
export interface KeptPage {
	answer(request: Request): Response;
}

const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'public, max-age=0, must-revalidate',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	vary: 'accept-encoding, accept-language'
};

export function keepPage({ html, csp }: Written): KeptPage {
	return keepText(html, { ...HEADERS, 'content-security-policy': csp });
}

/** A text as bytes, with headers that tell what it is. */
export function keepText(text: string, base: Readonly<Record<string, string>>): KeptPage {
	const plain = Buffer.from(text);
	const made: Partial<Record<Encoding, Made>> = {};
	const tag = hash('sha256', plain, 'base64url').slice(0, 22);
	/** A page of one person's is asked for once, in one encoding: the others need not be made. */
	function inEncoding(encoding: Encoding): Made {
		const known = made[encoding];
		if (known) return known;
		const body = new Uint8Array(encoded(plain, encoding));
		const headers = {
			...base,
			etag: `"${tag}-${encoding}"`,
			'content-length': String(body.length),
			...(encoding !== 'identity' && { 'content-encoding': encoding })
		};
		return (made[encoding] = { body, headers });
	}
	return {
		answer(request) {
			const encoding = encodingFor(request.headers.get('accept-encoding'));
			const { body, headers: own } = inEncoding(encoding);
			if (request.headers.get('if-none-match')?.includes(tag)) {
				const { 'content-length': _length, 'content-encoding': _encoding, ...rest } = own;
				return new Response(null, { status: 304, headers: rest });
			}
			return new Response(request.method === 'HEAD' ? null : body, { headers: own });
		}
	};
}

interface Made {
	body: Uint8Array<ArrayBuffer>;
	headers: Record<string, string>;
}

function encoded(plain: Buffer, encoding: Encoding): Buffer {
	if (encoding === 'identity') return plain;
	if (encoding === 'gzip') return gzipSync(plain);
	return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
}

function encodingFor(accepted: string | null): Encoding {
	if (!accepted) return 'identity';
	if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)) return 'br';
	return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted) ? 'gzip' : 'identity';
}
