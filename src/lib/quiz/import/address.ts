import { fillText, recallsIn } from '../fill.ts';
import { isSafeAddress } from '../safe-address.ts';
import { picture as pictureSchema, safeUrl, type Picture } from '../schema-parts.ts';
import type { LossList } from './losses.ts';

/** The address where a browser may be sent to it; else it is told as lost. */
export function keepAddress(address: string, place: string, losses: LossList): string | undefined {
	const trimmed = address.trim();
	const names = recallsIn(trimmed).map((name) => [name, 'x']);
	const filled = fillText(trimmed, { answers: Object.fromEntries(names) });
	if (safeUrl.safeParse(trimmed).success && isSafeAddress(filled)) return trimmed;
	losses.add(place, 'unsafe_address', { address: trimmed });
	return undefined;
}

/** The picture where it lies at an address that a page may show pictures from; else it is told as lost. */
export function keepPicture(
	src: string,
	alt: Picture['alt'],
	place: string,
	losses: LossList
): Picture | undefined {
	const picture = { src: src.trim(), ...(alt !== undefined && { alt }) };
	if (pictureSchema.safeParse(picture).success && isSafeAddress(picture.src)) return picture;
	losses.add(place, 'picture', { address: src });
	return undefined;
}
