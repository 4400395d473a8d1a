import { mayCarryMore, movesOrIsModern } from './bytes-of-pictures.ts';

/** As wide or high as a picture is ever shown, on screens with two dots to a pixel. */
const MOST_SIDE = 1600;
/** Below this a picture is as small as it needs to be. */
const SMALL = 256 * 1024;
const QUALITY = 0.86;
/** Of a file: as much as tells what it is and what was written into it. */
const HEAD = 256 * 1024;

/**
 * The picture at most 1,600 pixels a side, upright, and without the place and the camera that are written into photos. What
 * moves, what is small and says nothing more, and what this browser cannot read stays as it is: the server looks into it.
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
	const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
	if (movesOrIsModern(head)) return file;
	const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
		() => null
	);
	if (!bitmap) return file;
	const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
	const isClean = !mayCarryMore(head);
	if (scale === 1 && isClean && file.size <= SMALL) return file;
	const drawn = await redrawn(bitmap, scale, file.type);
	bitmap.close();
	const isNoGain = drawn !== null && scale === 1 && isClean && drawn.size >= file.size;
	return drawn === null || isNoGain ? file : drawn;
}

async function redrawn(bitmap: ImageBitmap, scale: number, type: string): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	const webp = await blobOf(canvas, 'image/webp');
	if (webp?.type === 'image/webp') return webp;
	// Some browsers read WebP and do not write it. A PNG may be clear in places, which a JPEG cannot be.
	return blobOf(canvas, type === 'image/png' || type === 'image/webp' ? 'image/png' : 'image/jpeg');
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
	new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
