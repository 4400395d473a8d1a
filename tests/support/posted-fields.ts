import type { FormFields } from '../../src/lib/quiz/questions/kind.ts';

/** What a browser would post for the fields of this markup, as it stands. */
export function postedFields(html: string): FormFields {
	const posted = new URLSearchParams();
	for (const match of html.matchAll(ELEMENTS)) {
		const [, input, own = '', other = '', others = '', content = ''] = match;
		const [tag, attributes] = input ? [input, own] : [other, others];
		const name = attribute(attributes, 'name');
		if (name === null) continue;
		const value = valueOf(tag, attributes, content);
		if (value !== null) posted.append(name, value);
	}
	return posted;
}

const ELEMENTS = /<(input)\b([^>]*)>|<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\3>/g;

function valueOf(tag: string, attributes: string, content: string): string | null {
	if (tag === 'textarea') return decode(content);
	if (tag === 'select') return selected(content);
	const type = attribute(attributes, 'type');
	// Files are no texts.
	if (type === 'file') return null;
	const chosen = type !== 'radio' && type !== 'checkbox' ? true : / checked\b/.test(attributes);
	return chosen ? (attribute(attributes, 'value') ?? (type === 'text' ? '' : 'on')) : null;
}

function selected(content: string): string | null {
	const options = [...content.matchAll(/<option\b([^>]*)>/g)].map((match) => match[1] ?? '');
	const chosen = options.find((option) => / selected\b/.test(option)) ?? options[0] ?? '';
	return attribute(chosen, 'value');
}

function attribute(attributes: string, name: string): string | null {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? null : decode(found);
}

function decode(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');
}
