import { PHRASES, type Language } from './phrases.ts';

/** A part of a sentence. What is named has its id as `ref`; `gone` where the quiz has no such thing any more. */
export type Piece =
	| { kind: 'text' | 'value'; text: string }
	| {
			kind: 'step' | 'option' | 'row' | 'dimension' | 'hidden';
			text: string;
			ref: string;
			gone?: true;
	  };

export type NamedKind = Exclude<Piece['kind'], 'text' | 'value'>;

export const text = (words: string): Piece => ({ kind: 'text', text: words });
export const value = (words: string): Piece => ({ kind: 'value', text: words });

/** The pieces as one string, names in quotation marks. */
export function inOneLine(pieces: readonly Piece[], locale: Language): string {
	const { quote } = PHRASES[locale];
	return pieces.map((piece) => (isName(piece) ? quote(piece.text) : piece.text)).join('');
}

/** Hidden fields are called by their name even where the quiz has none of it. */
function isName(piece: Piece): boolean {
	return 'ref' in piece && (!piece.gone || piece.kind === 'hidden');
}

/** The template with pieces in its holes: `is any of {list}`. */
export function fillPieces(
	template: string,
	holes: Readonly<Record<string, readonly Piece[]>>
): Piece[] {
	return template
		.split(/(\{\w+\})/)
		.filter((part) => part !== '')
		.flatMap((part) => (part.startsWith('{') ? (holes[part.slice(1, -1)] ?? []) : [text(part)]));
}

/** Neighbouring words are one piece. */
export function merged(pieces: readonly Piece[]): Piece[] {
	const whole: Piece[] = [];
	for (const piece of pieces) {
		const last = whole.at(-1);
		if (last?.kind === 'text' && piece.kind === 'text') {
			whole[whole.length - 1] = text(last.text + piece.text);
		} else whole.push(piece);
	}
	return whole;
}
