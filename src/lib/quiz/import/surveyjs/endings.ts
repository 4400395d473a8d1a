import type { Condition } from '../../condition.ts';
import type { ResultScreen, Segment } from '../../quiz.ts';
import type { Text } from '../../text.ts';
import { keepAddress } from '../address.ts';
import { idGiver } from '../names.ts';
import { partsIn, textIn, type Part } from '../part.ts';
import { placeOf } from '../wording.ts';
import { readExpression, type Find } from './condition.ts';
import type { Reading } from './reading.ts';
import { titled } from './shown-kinds.ts';

export interface Endings {
	results: ResultScreen[];
	segments: Segment[];
}

/** As many segments as a quiz may have, but for the one that catches all. */
const MOST = 19;

/** The last page, and what is shown in its place when an expression holds. */
export function endingsOf(survey: Part, reading: Reading, find: Find): Endings {
	const { words, losses } = reading;
	const giveId = idGiver();
	const usual = screenOf(words.html(survey.get('completedHtml'), ''), 'completed', reading);
	const away = addressOf(survey.get('navigateToUrl'), reading);
	const results: ResultScreen[] = [
		{ ...usual, id: giveId('completed', 'completed'), ...(away && { redirect: away }) }
	];
	const segments: Segment[] = [];
	const conditional = [
		...partsIn(survey, 'navigateToUrlOnCondition'),
		...partsIn(survey, 'completedHtmlOnCondition')
	];
	if (conditional.length > MOST) {
		losses.add('', 'too_many_endings', { count: conditional.length, limit: MOST });
	}
	for (const part of conditional.slice(0, MOST)) {
		const redirect = addressOf(part.get('url'), reading);
		const written = words.html(part.get('html'), '');
		if (written === undefined && redirect === undefined) continue;
		const id = giveId(`completed-${results.length}`, 'completed');
		const screen = { ...screenOf(written, id, reading), ...(redirect && { redirect }) };
		results.push(screen);
		const expression = textIn(part, 'expression') ?? '';
		const when = readExpression(expression, find);
		if (when === null)
			losses.add(placeOf(screen.title, id), 'condition', { condition: expression });
		else segments.push(segmentOf(screen, when));
	}
	return closed(survey, results, segments, reading);
}

function closed(
	survey: Part,
	results: ResultScreen[],
	segments: Segment[],
	{ losses }: Reading
): Endings {
	const [usual] = results;
	const isBare = results.length === 1 && usual?.redirect === undefined;
	if (isBare && survey.get('completedHtml') === undefined) return { results: [], segments: [] };
	if (!usual || segments.length === 0) return { results, segments: [] };
	losses.add('', 'all_cold');
	// What always holds catches everybody: nothing behind it is looked at.
	const always = segments.findIndex(({ when }) => when === undefined);
	if (always >= 0) return { results, segments: segments.slice(0, always + 1) };
	return { results, segments: [...segments, segmentOf(usual, undefined)] };
}

/** Nothing in a survey says how warm a lead is: all of them are cold until the marketer has said otherwise. */
function segmentOf({ id, title }: ResultScreen, when: Condition | undefined): Segment {
	return { id, title, temperature: 'cold', result: id, ...(when && { when }) };
}

function screenOf(written: Text | undefined, id: string, { own }: Reading): ResultScreen {
	return written === undefined
		? { id, title: own({ en: 'Thank you', ru: 'Спасибо' }) }
		: { id, ...titled(written) };
}

function addressOf(value: unknown, { words, losses }: Reading): string | undefined {
	const address = words.address(value, '');
	return address === undefined ? undefined : keepAddress(address, '', losses);
}
