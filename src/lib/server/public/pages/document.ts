import { hash } from 'node:crypto';
import { escapeHtml } from '../../../quiz/markdown.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { counterHosts, type Counters } from './counter-hosts.ts';
import { frameAncestors } from './frame-ancestors.ts';

interface Document {
	bundle: QuizBundle;
	locale: string;
	title: string;
	description: string;
	/** Names of the sheets that it needs beside the styles of every quiz. */
	sheets?: readonly string[];
	/** Rules made from typed tokens. */
	css: string;
	/** What the runner rendered. */
	body: string;
	/** What it was rendered from; null for pages without a quiz. */
	data: object | null;
	/** It has scripts. */
	runs: boolean;
	/** Hidden fields of the runner's forms, which it never looks at. They stand before all that is typed and chosen. */
	carried: string;
	/** Markup beside the runner's, which it never looks at either. */
	beside: string;
	/** Scripts that the first screen needs, to be fetched at once. */
	preload: readonly string[];
	/** Those that are needed next, to be fetched once the first of them runs. */
	ahead: readonly string[];
	/** Hosts whose pages may frame it; any unless given. */
	frames?: readonly string[] | undefined;
	/** Counters that are loaded once a visitor agrees. */
	counters?: Counters | undefined;
	/** Where the page leads by itself. */
	leadsTo?: string | undefined;
}

export interface Written {
	html: string;
	csp: string;
}

/** A page without inline script; its style elements are named in its policy by their hashes. */
export function writeDocument(page: Document): Written {
	const { bundle } = page;
	const styles = [bundle.css, ...sheetsOf(page), page.css].filter(Boolean);
	const lines = [
		'<!doctype html>',
		`<html lang="${escapeHtml(page.locale)}">`,
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
		'<meta name="color-scheme" content="light dark">',
		page.leadsTo && `<meta http-equiv="refresh" content="0;url=${escapeHtml(page.leadsTo)}">`,
		`<title>${escapeHtml(page.title)}</title>`,
		page.description && `<meta name="description" content="${escapeHtml(page.description)}">`,
		'<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
		...bundle.styles.map((address) => `<link rel="stylesheet" href="${address}">`),
		...styles.map((css) => `<style>${css}</style>`),
		...(page.runs ? scripts(bundle, page.preload) : []),
		'</head>',
		'<body>',
		page.carried,
		`<div id="quiz"${page.ahead.length > 0 ? ` data-ahead="${page.ahead.join(' ')}"` : ''}>${page.body}</div>`,
		page.beside,
		page.data && `<script type="application/json" id="quiz-data">${json(page.data)}</script>`,
		'</body>',
		'</html>'
	];
	return { html: lines.filter(Boolean).join('\n'), csp: policy(page, styles) };
}

function sheetsOf({ bundle, sheets = [] }: Document): string[] {
	return sheets.flatMap((name) => bundle.sheets?.[name] ?? []);
}

/** The first script runs; everything that it will ask for at once is fetched beside it. */
function scripts(
	{ scripts: [main, ...imported] }: QuizBundle,
	preload: readonly string[]
): string[] {
	if (!main) return [];
	const ahead = [...new Set([...imported, ...preload])];
	return [
		`<script type="module" src="${main}"></script>`,
		...ahead.map((address) => `<link rel="modulepreload" href="${address}">`)
	];
}

/** Nothing in it can end the element or begin a comment. */
function json(data: object): string {
	return JSON.stringify(data)
		.replaceAll('<', '\\u003c')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
}

/** Nothing but this host's scripts runs in a quiz page, and those of counters that its author has chosen. */
function policy({ bundle, frames, counters }: Document, styles: readonly string[]): string {
	const known = styles.map((css) => ` 'sha256-${hash('sha256', css, 'base64')}'`);
	const source = bundle.developing ? " 'unsafe-inline'" : known.join('');
	const counted = counterHosts(counters);
	return [
		"default-src 'none'",
		`script-src ${["'self'", ...counted.scripts].join(' ')}`,
		`style-src 'self'${source}`,
		"img-src 'self' https: data:",
		`connect-src ${["'self'", ...counted.calls].join(' ')}${bundle.developing ? ' ws: wss:' : ''}`,
		"form-action 'self'",
		"base-uri 'none'",
		// Even * would keep out pages that are sandboxed, for they have no origin.
		...(frames ? [`frame-ancestors ${frameAncestors(frames)}`] : [])
	].join('; ');
}
