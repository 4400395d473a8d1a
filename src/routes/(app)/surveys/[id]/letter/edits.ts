import type { Block, Letter, Wording } from '$lib/letter/letter.ts';

/** The wording with another text in one language; what is left empty is not in it. */
export function reworded(wording: Wording | undefined, locale: string, words: string): Wording {
	const { [locale]: _, ...others } = wording ?? {};
	return words === '' ? others : { ...others, [locale]: words };
}

export type BlockKind = Block['kind'];

/** A block with nothing in it. */
export function freshBlock(kind: BlockKind, id: string): Block {
	switch (kind) {
		case 'heading':
		case 'text':
		case 'button':
			return { id, kind, text: {} };
		case 'picture':
			return { id, kind, src: '', alt: {} };
		case 'question':
		case 'divider':
			return { id, kind };
	}
}

export function withBlock(letter: Letter, id: string, change: (block: Block) => Block): Letter {
	return {
		...letter,
		blocks: letter.blocks.map((block) => (block.id === id ? change(block) : block))
	};
}

export function withoutBlock(letter: Letter, id: string): Letter {
	return { ...letter, blocks: letter.blocks.filter((block) => block.id !== id) };
}

/** The block so many places further down. */
export function movedBlock(letter: Letter, id: string, by: number): Letter {
	const from = letter.blocks.findIndex((block) => block.id === id);
	const block = letter.blocks[from];
	const to = from + by;
	if (!block || to < 0 || to >= letter.blocks.length) return letter;
	return { ...letter, blocks: letter.blocks.toSpliced(from, 1).toSpliced(to, 0, block) };
}

/** Behind the block that is named, else at the end. */
export function insertedBlock(letter: Letter, block: Block, behind?: string): Letter {
	const at = letter.blocks.findIndex(({ id }) => id === behind);
	const place = at < 0 ? letter.blocks.length : at + 1;
	return { ...letter, blocks: letter.blocks.toSpliced(place, 0, block) };
}

/** The blocks in another order; one that is not named stays at the end. */
export function orderedBlocks(letter: Letter, ids: readonly string[]): Letter {
	const named = ids.flatMap((id) => letter.blocks.find((block) => block.id === id) ?? []);
	return { ...letter, blocks: [...named, ...letter.blocks.filter(({ id }) => !ids.includes(id))] };
}
