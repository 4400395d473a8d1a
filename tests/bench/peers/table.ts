/** Columns as wide as their widest cell. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
	const all = [head, ...rows];
	const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
	const line = (row: readonly string[]) =>
		widths
			.map((width, at) => (row[at] ?? '').padEnd(width))
			.join('  ')
			.trimEnd();
	console.log(['', line(head), widths.map((width) => '-'.repeat(width)).join('  ')].join('\n'));
	for (const row of rows) console.log(line(row));
}
