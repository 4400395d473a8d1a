/** One fault of a quiz file as the parser sees it: the codes have their sentences in `sentences.ts`. */
export type Finding = { path: readonly PropertyKey[] } & Fault;

export type Fault =
	| { code: 'too_deep'; limit: number }
	| { code: 'too_big'; limit: number }
	| { code: 'forbidden_name'; name: string }
	| { code: 'forbidden_character' }
	| { code: 'newer_format'; given: number; known: number }
	| { code: 'unknown_property'; name: string; near: string | undefined }
	| { code: 'unknown_value'; given: string; near: string | undefined; known: readonly string[] }
	| { code: 'missing'; name: string; known: readonly string[] }
	| { code: 'one_of_missing'; known: readonly string[] }
	| { code: 'wrong_type'; expected: readonly string[]; given: string }
	| { code: 'too_short'; least: number }
	| { code: 'too_long'; most: number }
	| { code: 'too_few'; least: number }
	| { code: 'too_many'; most: number }
	| { code: 'too_small'; least: number; inclusive: boolean }
	| { code: 'too_large'; most: number; inclusive: boolean }
	| { code: 'not_multiple'; of: number }
	| { code: 'bad_form'; pattern: string; message: string }
	| { code: 'bad_name'; name: string; pattern: string; message: string }
	| { code: 'long_name'; name: string; most: number }
	| { code: 'refused'; message: string };

/** `steps[2].options[0].points`; '' for the whole file. */
export function pathText(path: readonly PropertyKey[]): string {
	return path.reduce<string>((text, key) => {
		if (typeof key === 'number') return `${text}[${key}]`;
		return text === '' ? String(key) : `${text}.${String(key)}`;
	}, '');
}
