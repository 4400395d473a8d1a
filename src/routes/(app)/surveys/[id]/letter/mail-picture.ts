/** Wider than the letter twice over gains nothing on any screen: pixels. */
const MOST_WIDTH = 1200;
/** Below this a picture is as small as it needs to be: bytes. */
const SMALL = 200 * 1024;
const QUALITY = 0.86;
/** What every mail program shows; Outlook for Windows shows no WebP and no AVIF. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif'];

/** The picture as JPEG, or PNG where it may be clear in places, no wider than letters need; what this browser cannot read stays. */
export async function mailPicture(file: File): Promise<Blob> {
	if (file.type === 'image/gif') return file;
	const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
		() => null
	);
	if (!bitmap) return file;
	const scale = Math.min(1, MOST_WIDTH / bitmap.width);
	const isFine = scale === 1 && SHOWN.includes(file.type) && file.size <= SMALL;
	const drawn =
		isFine && file.type === 'image/png' ? null : await redrawn(bitmap, scale, file.type);
	bitmap.close();
	return drawn ?? file;
}

async function redrawn(bitmap: ImageBitmap, scale: number, type: string): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	const to = type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
	return new Promise((resolve) => canvas.toBlob(resolve, to, QUALITY));
}
