import { isSafeAddress } from '../quiz/safe-address.ts';
import type { Quiz } from '../quiz/normalise.ts';
import type { Block, Letter, Wording } from './letter.ts';
import type { Finding } from './problem.ts';
import { tapStep, whyNoTap } from './tap.ts';

/** What is wrong with the blocks of a letter, in their order. */
export function checkBlocks(letter: Letter, quiz: Pick<Quiz, 'steps'>): Finding[] {
	const found = letter.blocks.flatMap((block) => checkBlock(block, letter.locales, quiz));
	const questions = letter.blocks.filter(({ kind }) => kind === 'question');
	const leads = letter.blocks.some(
		(block) => block.kind === 'question' || (block.kind === 'button' && !block.url)
	);
	if (!leads) found.push({ code: 'leads_nowhere', path: 'blocks' });
	for (const { id } of questions.slice(1)) {
		found.push({ code: 'question_twice', path: `blocks.${id}` });
	}
	return found;
}

function checkBlock(
	block: Block,
	locales: readonly string[],
	quiz: Pick<Quiz, 'steps'>
): Finding[] {
	const path = `blocks.${block.id}`;
	switch (block.kind) {
		case 'divider':
			return [];
		case 'heading':
			return written(block.text, `${path}.text`, locales);
		case 'text':
			return [
				...written(block.text, `${path}.text`, locales),
				...linksIn(block.text, `${path}.text`, locales)
			];
		case 'button':
			return [...written(block.text, `${path}.text`, locales), ...link(block.url, `${path}.url`)];
		case 'picture':
			return [...picture(block, path, locales), ...link(block.url, `${path}.url`)];
		case 'question':
			return question(block.title, path, locales, quiz);
	}
}

function question(
	title: Wording | undefined,
	path: string,
	locales: readonly string[],
	quiz: Pick<Quiz, 'steps'>
): Finding[] {
	const reason = whyNoTap(tapStep(quiz));
	const asked: Finding[] = reason ? [{ code: `question_${reason}`, path }] : [];
	const isOwn = title && locales.some((locale) => !isBlank(title, locale));
	return isOwn ? [...written(title, `${path}.title`, locales), ...asked] : asked;
}

/** Written in one language and not in another, or not at all. */
function written(text: Wording, path: string, locales: readonly string[]): Finding[] {
	const blank = locales.filter((locale) => isBlank(text, locale));
	if (blank.length === locales.length) return [{ code: 'block_empty', path }];
	return blank.map((locale) => ({ code: 'words_missing', path, locale }));
}

function picture(
	{ src, alt }: Extract<Block, { kind: 'picture' }>,
	path: string,
	locales: readonly string[]
): Finding[] {
	if (src === '') return [{ code: 'picture_missing', path: `${path}.src` }];
	const found: Finding[] = [];
	if (!/^https:\/\/|^\/(?!\/)/i.test(src)) {
		found.push({ code: 'picture_insecure', path: `${path}.src`, about: src });
	}
	const format = /\.(webp|avif|svg)(?:$|[?#])/i.exec(src)?.[1];
	if (format) {
		found.push({ code: 'picture_format', path: `${path}.src`, about: format.toUpperCase() });
	}
	const nameless = locales.filter((locale) => isBlank(alt, locale));
	return [
		...found,
		...nameless.map((locale): Finding => ({ code: 'alt_missing', path: `${path}.alt`, locale }))
	];
}

function link(url: string | undefined, path: string): Finding[] {
	if (!url) return [];
	if (!isSafeAddress(url)) return [{ code: 'link_unsafe', path, about: url }];
	return /^http:/i.test(url) ? [{ code: 'link_insecure', path, about: url }] : [];
}

function linksIn(text: Wording, path: string, locales: readonly string[]): Finding[] {
	return locales.flatMap((locale) =>
		Array.from((text[locale] ?? '').matchAll(/\]\(([^()\s]+)\)/g)).flatMap(([, url]) =>
			link(url, path).map((one) => ({ ...one, locale }))
		)
	);
}

const isBlank = (wording: Wording, locale: string) => (wording[locale] ?? '').trim() === '';
