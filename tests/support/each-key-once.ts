/**
 * A JSON line as it came, for every line of the log: parsing hides a key that a line holds twice, of which some readers
 * take the first and some the last. @throws Error where there is one
 */
export function eachKeyOnce(line: string): string {
	if (JSON.stringify(JSON.parse(line)) !== line.trimEnd())
		throw new Error(`a key stands twice in ${line}`);
	return line;
}
