import type { Locator, Page } from 'playwright-core';

/** How it looks, with a little of what is around it; as a picture that {@link Lab} can read. */
export async function lookOf(locator: Locator, around = 6): Promise<string> {
	await locator.evaluate((element) =>
		element.scrollIntoView({ block: 'center', behavior: 'instant' })
	);
	const box = await locator.boundingBox();
	if (!box) throw new Error('It is not to be seen.');
	const clip = {
		x: Math.floor(box.x) - around,
		y: Math.floor(box.y) - around,
		width: Math.ceil(box.width) + 2 * around,
		height: Math.ceil(box.height) + 2 * around
	};
	return (await locator.page().screenshot({ clip })).toString('base64');
}

/** What WCAG asks of everything that has to be seen beside what is next to it. */
const SEEN = 3;

/** Pictures are compared by a page of its own, which has a canvas and no policy. */
export class Lab {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** How many pixels stand out from what was there before. */
	changed(before: string, after: string): Promise<number> {
		return this.#compare([before, after], SEEN);
	}

	/** How many pixels stand out from the ground, which is the colour of the picture's corner. */
	standOut(picture: string): Promise<number> {
		return this.#compare([picture], SEEN);
	}

	#compare(pictures: string[], seen: number): Promise<number> {
		return this.#page.evaluate(
			async ([sources, least]) => {
				const [first, second] = await Promise.all(sources.map(pixels));
				if (!first) return 0;
				/** Of a channel, by its value. */
				const linear = Array.from({ length: 256 }, (_, value) => {
					const part = value / 255;
					return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
				});
				const channel = (data: Uint8ClampedArray, at: number) => linear[data[at] ?? 0] ?? 0;
				const luminance = (data: Uint8ClampedArray, at: number) =>
					channel(data, at) * 0.2126 +
					channel(data, at + 1) * 0.7152 +
					channel(data, at + 2) * 0.0722;
				let count = 0;
				for (let at = 0; at < first.length; at += 4) {
					const one = luminance(first, at) + 0.05;
					const other = (second ? luminance(second, at) : luminance(first, 0)) + 0.05;
					if (Math.max(one / other, other / one) >= least) count += 1;
				}
				return count;

				async function pixels(source: string): Promise<Uint8ClampedArray> {
					const image = new Image();
					image.src = `data:image/png;base64,${source}`;
					await image.decode();
					const canvas = new OffscreenCanvas(image.width, image.height);
					const context = canvas.getContext('2d');
					context?.drawImage(image, 0, 0);
					return (
						context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
					);
				}
			},
			[pictures, seen] as const
		);
	}
}
