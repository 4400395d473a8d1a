import { expect, test } from 'vitest';
import { fileSize } from '../../src/lib/quiz/file-size.ts';

test.each([
	[0, '0 B', '0 Б'],
	[1023, '1,023 B', '1 023 Б'],
	[1024, '1 kB', '1 КБ'],
	[1536, '1.5 kB', '1,5 КБ'],
	[10 * 1024 + 512, '11 kB', '11 КБ'],
	[10 * 1024 * 1024, '10 MB', '10 МБ'],
	[5.25 * 1024 * 1024, '5.3 MB', '5,3 МБ'],
	[3 * 1024 ** 3, '3 GB', '3 ГБ'],
	[4000 * 1024 ** 3, '4,000 GB', '4 000 ГБ']
])('%i bytes are %s, or %s', (bytes, english, russian) => {
	const plain = (text: string) => text.replace(/\s/g, ' ');
	expect(plain(fileSize(bytes, 'en'))).toBe(english);
	expect(plain(fileSize(bytes, 'ru-RU'))).toBe(russian);
});
