import type { LossList } from '../losses.ts';
import { asText, listIn, partOf, textIn, type Part } from '../part.ts';
import { isRecord } from '../../same.ts';

/** A survey of one page may do without naming it. */
export function pagesOf(survey: Part): Part[] {
	const pages = listIn(survey, 'pages').filter(isRecord).map(partOf);
	const bare = innerElements(survey);
	return bare.length > 0 ? [...pages, partOf({ elements: bare })] : pages;
}

type Inner = (part: Part, losses: LossList, place: string) => unknown[];

/** What elements that hold others hold, by their types. */
export const CONTAINERS: ReadonlyMap<string, Inner> = new Map<string, Inner>([
	['page', innerElements],
	['panel', innerElements],
	['flowpanel', innerElements],
	['paneldynamic', repeated((part) => [...listIn(part, 'templateElements')])],
	['matrixdynamic', repeated((part) => listIn(part, 'columns').map((one) => cellOf(one, part)))],
	['matrixdropdown', columnsAsTables],
	['multipletext', (part) => listIn(part, 'items').map(itemOf)]
]);

function innerElements(part: Part): unknown[] {
	return [...listIn(part, 'elements'), ...listIn(part, 'questions')];
}
/** What respondents could add any number of is asked for once. */
function repeated(inner: (part: Part) => unknown[]) {
	return (part: Part, losses: LossList, place: string) => {
		losses.add(place, 'asked_once');
		return inner(part);
	};
}

function itemOf(item: unknown): unknown {
	return isRecord(item) ? { ...item, type: 'text', title: item['title'] ?? item['name'] } : item;
}

/** A column of a table as a question of its own. */
function cellOf(column: unknown, table: Part): unknown {
	if (!isRecord(column)) return column;
	const type = asText(column['cellType']) ?? textIn(table, 'cellType') ?? 'dropdown';
	const choices = column['choices'] ?? table.get('choices');
	const { cellType: _, ...rest } = column;
	return {
		...rest,
		type: type === 'default' ? 'dropdown' : type,
		...(choices !== undefined && { choices })
	};
}

const CHOOSING = new Set(['dropdown', 'radiogroup', 'checkbox', 'tagbox', 'rating']);

/** Each column that is chosen from is a table with the same rows; other cells keep their type, which no table has. */
function columnsAsTables(part: Part): unknown[] {
	const rows = part.get('rows');
	return listIn(part, 'columns').map((column) => {
		const cell = cellOf(column, part);
		if (!isRecord(cell) || !CHOOSING.has(String(asText(cell['type'])))) return cell;
		const { choices, type, ...rest } = cell;
		const several = type === 'checkbox' || type === 'tagbox';
		return { ...rest, type: 'matrix', rows, columns: choices, ...(several && { several }) };
	});
}
