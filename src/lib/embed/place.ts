/** Nothing of the page's styles comes in, and nothing of ours goes out. */
const LOOK =
	':host{all:initial;display:block}iframe{display:block;width:100%;height:100%;border:0}' +
	'[hidden]{display:none!important}a{display:block;padding:32px;font:500 16px system-ui;text-align:center;color:LinkText}';

export interface Place {
	host: HTMLElement;
	root: ShadowRoot;
}

/** A place of our own in this element. Its styles are made by hand, for the policies of many pages let no other kind in. */
export function placeIn(element: Element, look = ''): Place {
	const host = document.createElement('div');
	const root = host.attachShadow({ mode: 'open' });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(LOOK + look);
	root.adoptedStyleSheets = [sheet];
	element.append(host);
	return { host, root };
}
