import { contrast, LEAST_CONTRAST, readable } from '../../../quiz/colours.ts';

/** The width that mails are read in everywhere: pixels. */
export const WIDTH = 600;

const FONT = "'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const ACCENT = '#006871';
const INK = '#1a1e25';
const DARK_GROUND = '#202327';

/**
 * What juice writes at the elements, for mail programs that know no other styles, and behind it what only those need that ask:
 * narrow windows and dark ones. @param accent the quiz's own colour
 */
export function letterStyle(accent = ACCENT): string {
	const button = readable(accent, '#ffffff', LEAST_CONTRAST);
	const onDark = readable(accent, DARK_GROUND, LEAST_CONTRAST);
	const inDark = contrast('#ffffff', onDark) >= LEAST_CONTRAST ? '#ffffff' : '#111315';
	return `${light(button)}\n${narrow}\n${dark(onDark, inDark)}`;
}

/** The bare tags of the small Markdown with their looks; juice does not see them. */
export function dressed(html: string, accent = ACCENT): string {
	const link = readable(accent, '#ffffff', LEAST_CONTRAST);
	return html
		.replaceAll('<p>', `<p style="margin:0 0 12px;">`)
		.replaceAll('<ul>', `<ul style="margin:0 0 12px;padding:0 0 0 22px;">`)
		.replaceAll('<li>', `<li style="margin:0 0 4px;">`)
		.replaceAll(' target="_blank" rel="noopener noreferrer"', '')
		.replaceAll('<a href', `<a class="link" style="color:${link};text-decoration:underline;" href`);
}

/** The same in the small print below the letter. */
export function dressedSmall(html: string): string {
	return html
		.replaceAll('<p>', `<p style="margin:0 0 8px;">`)
		.replaceAll('<ul>', `<ul style="margin:0 0 8px;padding:0 0 0 20px;">`)
		.replaceAll(' target="_blank" rel="noopener noreferrer"', '')
		.replaceAll(
			'<a href',
			`<a class="faint" style="color:#5b626b;text-decoration:underline;" href`
		);
}

const light = (accent: string) => `
body { margin: 0; padding: 0; background-color: #f1f3f5; }
table { border-collapse: separate; border-spacing: 0; }
td { font-family: ${FONT}; font-size: 16px; line-height: 24px; color: ${INK}; }
img { border: 0; }
.preheader { display: none; mso-hide: all; max-height: 0; overflow: hidden; font-size: 1px; line-height: 1px; color: #f1f3f5; }
.page { width: 100%; background-color: #f1f3f5; }
.around { padding: 24px 12px; }
.card { width: 100%; max-width: ${WIDTH}px; background-color: #ffffff; border-radius: 10px; }
.inside { padding: 24px 28px 16px; }
.block { padding: 8px 0; }
.heading { font-size: 22px; line-height: 29px; font-weight: bold; }
.title { padding: 8px 0 4px; font-size: 19px; line-height: 26px; font-weight: bold; }
.help { padding: 0 0 4px; }
.picture { padding: 8px 0; }
.picture img { display: block; width: 100%; max-width: 544px; height: auto; background-color: #e7eaee; color: ${INK}; font-size: 15px; line-height: 22px; }
.button-cell { background-color: ${accent}; border-radius: 8px; text-align: center; }
.button { display: inline-block; padding: 13px 26px; border: 1px solid ${accent}; border-radius: 8px; font-size: 16px; line-height: 22px; font-weight: bold; color: #ffffff; text-decoration: none; }
.rule { height: 1px; font-size: 1px; line-height: 1px; background-color: #d9dde2; }
.choice-cell { background-color: #f4f6f8; border: 1px solid #8b939d; border-radius: 8px; }
.choice { display: block; padding: 11px 16px; font-size: 16px; line-height: 22px; color: ${INK}; text-decoration: none; }
.middle { text-align: center; font-weight: bold; }
.gap { height: 8px; font-size: 8px; line-height: 8px; }
.aside { font-size: 1px; line-height: 1px; }
.run { font-size: 1px; line-height: 1px; }
.numbers { display: inline-table; vertical-align: top; }
.number-cell { width: 40px; background-color: #f4f6f8; border: 1px solid #8b939d; border-radius: 8px; text-align: center; }
.number { display: block; padding: 11px 0; font-size: 16px; line-height: 22px; font-weight: bold; color: ${INK}; text-decoration: none; }
.star-cell { width: 50px; background-color: #fff8e6; border: 1px solid #a67c00; border-radius: 8px; text-align: center; }
.star { display: block; padding: 6px 0 5px; font-size: 13px; line-height: 17px; font-weight: bold; color: ${INK}; text-decoration: none; }
.shape { font-size: 22px; line-height: 24px; color: #a66a00; }
.between { width: 4px; height: 4px; font-size: 1px; line-height: 1px; }
.end { padding: 6px 0 0; font-size: 14px; line-height: 20px; color: #4c535c; }
.ends { width: 100%; max-width: 502px; }
.last { text-align: right; }
.option-cell { background-color: #f4f6f8; border: 1px solid #8b939d; border-radius: 8px; text-align: center; vertical-align: top; }
.option { display: block; padding: 6px 6px 10px; font-size: 16px; line-height: 22px; color: ${INK}; text-decoration: none; }
.option img { display: block; width: 100%; max-width: 252px; height: auto; margin: 0 auto 6px; border-radius: 5px; background-color: #e7eaee; color: ${INK}; font-size: 14px; line-height: 20px; }
.own { padding: 12px 0 0; }
.own a { color: ${accent}; text-decoration: underline; }
.foot { width: 100%; max-width: ${WIDTH}px; }
.small { padding: 16px 28px 0; font-size: 13px; line-height: 19px; color: #5b626b; }
.small a { color: #5b626b; text-decoration: underline; }`;

const narrow = `
@media (max-width: 480px) {
	.around { padding: 0 !important; }
	.card { border-radius: 0 !important; }
	.inside { padding: 20px 16px 12px !important; }
	.small { padding: 16px 16px 20px !important; }
	.number-cell { width: 25px !important; border-radius: 5px !important; }
	.beside { width: 2px !important; }
	.ends { max-width: 317px !important; }
}`;

const dark = (accent: string, onAccent: string) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
	body, .page { background-color: #131517 !important; }
	.card { background-color: ${DARK_GROUND} !important; }
	td { color: #eef0f3 !important; }
	.button-cell, .button { background-color: ${accent} !important; border-color: ${accent} !important; color: ${onAccent} !important; }
	.rule { background-color: #3d4248 !important; }
	.choice-cell, .number-cell, .option-cell { background-color: #2c3035 !important; border-color: #7b838d !important; }
	.star-cell { background-color: #372d14 !important; border-color: #b08a2c !important; }
	.choice, .number, .star, .option, .option img, .picture img { color: #eef0f3 !important; }
	.shape { color: #f2bd4b !important; }
	.picture img, .option img { background-color: #34393f !important; }
	.end { color: #b6bcc4 !important; }
	.link, .own a { color: ${accent} !important; }
	.small, .small a, .faint { color: #a3aab3 !important; }
	.preheader { color: #131517 !important; }
}`;
