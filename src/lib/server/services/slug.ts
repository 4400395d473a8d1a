const LONGEST = 60;

const CYRILLIC: Readonly<Record<string, string>> = {
	а: 'a',
	б: 'b',
	в: 'v',
	г: 'g',
	д: 'd',
	е: 'e',
	ё: 'e',
	ж: 'zh',
	з: 'z',
	и: 'i',
	й: 'y',
	к: 'k',
	л: 'l',
	м: 'm',
	н: 'n',
	о: 'o',
	п: 'p',
	р: 'r',
	с: 's',
	т: 't',
	у: 'u',
	ф: 'f',
	х: 'kh',
	ц: 'ts',
	ч: 'ch',
	ш: 'sh',
	щ: 'shch',
	ъ: '',
	ы: 'y',
	ь: '',
	э: 'e',
	ю: 'yu',
	я: 'ya',
	і: 'i',
	ї: 'yi',
	є: 'ye',
	ґ: 'g',
	ў: 'u'
};

/** A title as it may stand in an address: lower-case Latin letters, digits and single hyphens; 'quiz' where nothing is left. */
export function slugOf(title: string): string {
	const latin = Array.from(title.toLowerCase(), (letter) => CYRILLIC[letter] ?? letter).join('');
	const slug = latin
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST)
		.replace(/^-+|-+$/g, '');
	return slug || 'quiz';
}

/** The slug itself, or with the first number from 2 that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	if (!taken.has(slug)) return slug;
	for (let number = 2; ; number += 1) {
		const numbered = `${slug}-${number}`;
		if (!taken.has(numbered)) return numbered;
	}
}
