import { VERSION_PARAMETER } from '../../../runner/hold-version.ts';
import type { Visitor } from '../../services/trials/choose-version.ts';

/** Parameters of a link that is a person's own, as mails have it. */
const LINK_IDS = ['lid', 'rid'];

/** What a page's address tells of whoever opens it. */
export function visitorOf(query: URLSearchParams): Visitor {
	const named = query.get(VERSION_PARAMETER) ?? '';
	return {
		held: /^\d{1,9}$/.test(named) ? Number(named) : null,
		link: LINK_IDS.map((name) => query.get(name)).find(Boolean) ?? null,
		source: query.get('utm_source') ?? ''
	};
}
