/** Problems are told in English, or in Russian where that is what `Accept-Language` likes better. */
export function languageOf(acceptLanguage: string | null | undefined): 'en' | 'ru' {
	let best: 'en' | 'ru' = 'en';
	let most = 0;
	for (const wish of (acceptLanguage ?? '').slice(0, 500).split(',')) {
		const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
		const language = tag.split('-')[0];
		const quality = qualityOf(parameters);
		if ((language !== 'en' && language !== 'ru') || quality <= most) continue;
		best = language;
		most = quality;
	}
	return best;
}

function qualityOf(parameters: readonly string[]): number {
	const given = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
	return given === undefined ? 1 : Number(given);
}
