import { WIDTH } from './looks.ts';

/*
 * Outlook for Windows draws with Word: it knows no widest width and puts nothing beside each other but cells. Tables that only it
 * sees stand around what others lay out by themselves.
 */

const only = (html: string) => `<!--[if mso]>${html}<![endif]-->`;

/** Around the whole letter. */
export const wide = {
	open: only(
		`<table role="presentation" width="${WIDTH}" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td>`
	),
	close: only('</td></tr></table>')
};

/** Around runs of numbers that stand side by side where there is room. */
export const runs = {
	open: only(
		'<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td valign="top">'
	),
	between: only('</td><td valign="top">'),
	close: only('</td></tr></table>')
};
