import type { I18n } from '../../i18n/i18n.ts';
import type { FlowPlace } from './flow-map.ts';
import type { MapLine, MapWay } from './flow-lines.ts';

/** What a place of the map is called: "3. Budget". */
export function placeName({ t }: I18n, place: FlowPlace | undefined): string {
	if (place?.type === 'start') return place.title || t('flow.start');
	if (place?.type === 'step') return `${place.number}. ${place.title || t('builder.untitled')}`;
	if (place?.type === 'result') return place.title || t('builder.untitled');
	return t('flow.end');
}

/** Why somebody goes that way. */
export function wayWords({ t }: I18n, way: MapWay): string {
	if (way.kind === 'when') return way.words;
	return t(way.kind === 'skipped' ? 'flow.skipped' : 'flow.otherwise');
}

/** Where a place leads, as it is heard: "To 4. Role: is Owner. To The end: otherwise." */
export function leadsWords(
	i18n: I18n,
	lines: readonly MapLine[],
	place: (id: string) => FlowPlace | undefined
): string {
	return lines
		.map(({ to, ways }) => {
			const words = ways.map((way) => wayWords(i18n, way)).join('; ');
			const name = placeName(i18n, place(to));
			return words
				? i18n.t('flow.leads.when', { place: name, words })
				: i18n.t('flow.leads', { place: name });
		})
		.join(' ');
}
