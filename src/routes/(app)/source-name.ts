import type { Translate } from '../../lib/i18n/message.ts';

/** Where somebody came from; the counters call it 'direct' where no page and no campaign says. */
export function sourceName(t: Translate, source: string): string {
	return source === 'direct' ? t('source.direct') : source;
}
