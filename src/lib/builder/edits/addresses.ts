import { fillText, recallsIn } from '../../quiz/fill.ts';
import { isSafeAddress } from '../../quiz/safe-address.ts';
import { picture, safeUrl } from '../../quiz/schema-parts.ts';

/** Whether a quiz may lead to this address; answers may be recalled in it. */
export function isLink(address: string): boolean {
	const filled = recallsIn(address).map((name) => [name, 'x']);
	return (
		safeUrl.safeParse(address).success &&
		isSafeAddress(fillText(address, { answers: Object.fromEntries(filled) }))
	);
}

/** "example.com/guide" is meant to lead to a site; anything else stays as it was typed. */
export function completed(address: string): string {
	const link = `https://${address}`;
	return !isLink(address) && BARE.test(address) && isLink(link) ? link : address;
}

const BARE = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]|$)/u;

/** Whether a quiz may show the picture at this address. */
export function isPicture(address: string): boolean {
	return picture.shape.src.safeParse(address).success && isSafeAddress(address);
}
