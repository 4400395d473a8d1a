interface Range {
	min: number;
	max: number;
	step: number;
}

interface Given {
	min?: number | undefined;
	max?: number | undefined;
	step?: number | undefined;
}

export function sliderRange({ min = 0, max = 100, step = 1 }: Given): Range {
	return { min, max, step };
}

export function ratingRange({ max = 5 }: { max?: number | undefined }): Range {
	return { min: 1, max, step: 1 };
}

export function scaleRange({
	from = 0,
	to = 10
}: {
	from?: number | undefined;
	to?: number | undefined;
}): Range {
	return { min: from, max: to, step: 1 };
}
