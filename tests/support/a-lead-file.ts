import { encoded, type FileShape } from './a-recipient-file.ts';

const HEADINGS = ['E-mail', 'Телефон', 'Имя', 'Компания', 'Этап', 'Метки', 'Заметка'];
const STAGES = ['лид', 'MQL', 'SQL', 'клиент', ''];

/** Each hundredth row is broken, in turn by one of these: its email and its phone. */
const BROKEN = [
	['no address here', ''],
	['two@signs@example.com', 'нет'],
	['', '12'],
	['', '']
] as const;

/**
 * A file of so many leads, as Russian offices write them: quotes in quotes, a line break in a cell, 1 % of rows broken, each five
 * hundredth an address that has been there, each three hundredth the number of somebody else. Line 1 has the headings.
 */
export function aLeadFile(rows: number, shape: FileShape) {
	const lines = [HEADINGS.join(shape.separator)];
	const broken: number[] = [];
	const counts = { repeated: 0, shared: 0 };
	let line = 1;
	for (let row = 1; row <= rows; row += 1) {
		line += 1;
		const fault = row % 100 === 50;
		const isUnclosed = fault && row % 400 === 350;
		const isRepeated = row % 500 === 0;
		const isShared = row % 300 === 17 && row > 17;
		if (fault) broken.push(line);
		if (isRepeated) counts.repeated += 1;
		if (isShared) counts.shared += 1;
		const [email, phone] = (!isUnclosed && fault && BROKEN[((row / 50) % 4) | 0]) || [
			isRepeated ? 'lead1@example.com' : `Lead${row}@Example.com`,
			`8 916 ${String(isShared ? 1_000_017 : 1_000_000 + row)}`
		];
		const breaks = row % 250 === 7;
		lines.push(
			[
				...[email, phone, isUnclosed ? '"Анна' : breaks ? '"Анна\nПетрова"' : `Анна ${row}`],
				`"ООО ""Ромашка${shape.separator} и ${row}"""`,
				...[STAGES[row % STAGES.length], 'опт|москва', row % 10 === 0 ? 'Просит перезвонить' : '']
			].join(shape.separator)
		);
		if (breaks) line += 1;
	}
	return { bytes: encoded(lines.join('\r\n'), shape.encoding), broken, ...counts };
}
