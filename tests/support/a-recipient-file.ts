/** How a file of recipients is written. */
export interface FileShape {
	encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1251';
	separator: ',' | ';' | '\t';
}

/** Each hundredth row is broken, in turn by one of these. */
const BROKEN = ['no address here', 'two@signs@example.com', 'анна@example.com', ''] as const;

/**
 * A file of so many rows, as Russian offices write them: quotes in quotes, a line break in a cell, 1 % of rows broken, each five
 * hundredth an address that has been there. Line 1 has the headings; each row stands on a line of its own but those with a break.
 */
export function aRecipientFile(rows: number, shape: FileShape) {
	const lines = [['E-mail', 'Имя', 'Компания', 'Теги', 'Язык'].join(shape.separator)];
	const broken: number[] = [];
	let repeated = 0;
	let line = 1;
	for (let row = 1; row <= rows; row += 1) {
		line += 1;
		const fault = row % 100 === 50;
		const isUnclosed = fault && row % 400 === 350;
		const isRepeated = row % 500 === 0;
		if (fault) broken.push(line);
		if (isRepeated) repeated += 1;
		const breaks = row % 250 === 7;
		const email = isRepeated ? 'person1@example.com' : `Person${row}@Example.com`;
		const cells = [
			fault && !isUnclosed ? (BROKEN[((row / 50) % 4) | 0] ?? '') : email,
			isUnclosed ? '"Анна' : breaks ? '"Анна\nПетрова"' : `Анна ${row}`,
			`"ООО ""Ромашка${shape.separator} и ${row}"""`,
			'клиенты|москва',
			'ru'
		];
		lines.push(cells.join(shape.separator));
		if (breaks) line += 1;
	}
	return { bytes: encoded(lines.join('\r\n'), shape.encoding), broken, repeated };
}

export function encoded(text: string, encoding: FileShape['encoding']): Buffer {
	switch (encoding) {
		case 'utf-8':
			return Buffer.from(text);
		case 'utf-8-bom':
			return Buffer.from(`\uFEFF${text}`);
		case 'utf-16le':
			return Buffer.from(`\uFEFF${text}`, 'utf16le');
		case 'utf-16be':
			return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
		default:
			return Buffer.from(Array.from(text, windows1251));
	}
}

function windows1251(sign: string): number {
	const code = sign.codePointAt(0) ?? 0;
	if (code < 128) return code;
	if (code >= 0x410 && code <= 0x44f) return code - 0x350;
	if (sign === 'ё') return 0xb8;
	throw new Error(`No sign of windows-1251: ${sign}`);
}
