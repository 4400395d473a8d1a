export interface Token {
	/** `name`: a question in braces; `word`: in lower case. */
	type: 'name' | 'text' | 'number' | 'word' | 'sign';
	text: string;
}

const LONGEST = 5000;
const TOKEN =
	/\s+|\{([^{}]+)\}|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)(?![\w.])|([\p{L}_][\p{L}\p{N}_-]*)|(<>|!=|<=|>=|==|\*=|&&|\|\||[=<>!()[\],])/uy;

/** Null where something stands that is no part of a plain condition. */
export function tokensOf(text: string): Token[] | null {
	if (text.length > LONGEST) return null;
	const tokens: Token[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const match = TOKEN.exec(text);
		if (!match) return null;
		const token = tokenOf(match);
		if (token) tokens.push(token);
	}
	return tokens;
}

function tokenOf([, name, single, double, number, word, sign]: RegExpExecArray): Token | null {
	if (name !== undefined) return { type: 'name', text: name.trim() };
	const quoted = single ?? double;
	if (quoted !== undefined) return { type: 'text', text: quoted.replace(/\\(.)/g, '$1') };
	if (number !== undefined) return { type: 'number', text: number };
	if (word !== undefined)
		return { type: 'word', text: WORDS.has(word.toLowerCase()) ? word.toLowerCase() : word };
	return sign === undefined ? null : { type: 'sign', text: sign };
}

/** Words that mean something however they are written; others are texts without quotes. */
const WORDS = new Set([
	'and',
	'or',
	'not',
	'negate',
	'true',
	'false',
	'equal',
	'equals',
	'notequal',
	'notequals',
	'greater',
	'greaterorequal',
	'less',
	'lessorequal',
	'contains',
	'contain',
	'notcontains',
	'notcontain',
	'anyof',
	'allof',
	'noneof',
	'empty',
	'notempty'
]);
