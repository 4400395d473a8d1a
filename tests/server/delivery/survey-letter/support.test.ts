import { doIUseEmail } from '@jsx-email/doiuse-email';
import { expect, test } from 'vitest';
import { compileLetter } from '../../../../src/lib/server/delivery/survey-letter/compile.ts';
import { aTapQuiz, PERSON, TAP_STEPS, toCompile } from '../../../support/a-letter.ts';

/** What caniemail knows that these do not know, and why the letter stands without it. The data have no Yandex. */
const ALLOWED: Record<string, Record<string, string>> = {
	'gmail.*': {
		'@media':
			'Only accounts of others in its app: they see the light letter, which fits a phone by itself.',
		'display:none':
			'The preheader is no higher than nothing besides, and written in the colour of the ground.'
	},
	'outlook.windows': {
		'@media': 'The light letter, as wide as its own tables.',
		'border-radius': 'Corners are square.',
		'border-spacing': 'Cells bring no spacing: the attribute says 0 too.',
		overflow: 'Of the preheader, which it hides by `mso-hide`.'
	},
	'mail-ru.*': {
		'<body> element': 'The outermost table has the ground as well.'
	},
	'apple-mail.*': {}
};

function unsupported(client: string): Set<string> {
	const found = new Set<string>();
	for (const step of Object.values(TAP_STEPS)) {
		const { html } = compileLetter(toCompile({ quiz: aTapQuiz(step) })).write(PERSON);
		const said = doIUseEmail(html, { emailClients: [client] });
		for (const error of said.success ? [] : said.errors)
			found.add(/`([^`]+)`/.exec(error)?.[1] ?? error);
	}
	return found;
}

test.each(Object.keys(ALLOWED))('what %s does not support is what we do without', (client) => {
	expect([...unsupported(client)].sort()).toEqual(Object.keys(ALLOWED[client] ?? {}).sort());
});
