import { tabStorage } from '../kept-trail.ts';
import sheet from './mail.css?inline';
import { tellWhose, whoseKey, type Whose } from './whose.ts';
import { BEGUN } from './whose-words.ts';

/**
 * Draws the bar of a letter's page again above the quiz that this tab goes on with, where a letter led to that attempt.
 * @returns lets it speak another language; undefined where no letter did
 */
export function keptWhose(
	slug: string,
	attempt: string,
	locale: string
): ((locale: string) => void) | undefined {
	const whose = read(slug);
	if (whose?.attempt !== attempt) return undefined;
	const styles = new CSSStyleSheet();
	styles.replaceSync(sheet);
	document.adoptedStyleSheets.push(styles);
	document.body.prepend(barOf(whose));
	const speak = (spoken: string) => tellWhose(whose.address, spoken);
	speak(locale);
	return speak;
}

function barOf({ token, begun }: Whose): HTMLElement {
	const bar = document.createElement('aside');
	bar.id = bar.className = 'whose';
	const form = document.createElement('form');
	form.method = 'post';
	form.action = `/m/${encodeURIComponent(token)}/not-me`;
	if (begun) {
		const field = document.createElement('input');
		Object.assign(field, { type: 'hidden', name: BEGUN, value: '1' });
		form.append(field);
	}
	form.append(document.createElement('button'));
	bar.append(document.createElement('p'), form);
	return bar;
}

function read(slug: string): Whose | undefined {
	try {
		const kept: unknown = JSON.parse(tabStorage(window)?.getItem(whoseKey(slug)) ?? 'null');
		return isWhose(kept) ? kept : undefined;
	} catch {
		return undefined;
	}
}

function isWhose(kept: unknown): kept is Whose {
	if (typeof kept !== 'object' || kept === null) return false;
	const { token, attempt, address } = kept as Partial<Whose>;
	return [token, attempt, address].every((one) => typeof one === 'string');
}
