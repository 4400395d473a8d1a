import type { QuizFile, ResultScreen } from '../../quiz.ts';
import { keepAddress } from '../address.ts';
import { idGiver } from '../names.ts';
import { named } from '../losses.ts';
import { flagIn, partIn, partsIn, passOver, textIn, type Part } from '../part.ts';
import { placeOf } from '../wording.ts';
import { pictureOf, type Reading } from './reading.ts';
import { readableName } from './readable-name.ts';

/** As many result screens as a quiz may have. */
const MOST = 40;

/** The first welcome screen; a quiz has one. */
export function welcomeOf(form: Part, title: string, reading: Reading): QuizFile['welcome'] {
	const [screen, ...more] = partsIn(form, 'welcome_screens');
	for (const other of more)
		reading.losses.add(placeOf(textIn(other, 'title'), ''), 'extra_welcome');
	if (!screen) return undefined;
	const properties = partIn(screen, 'properties');
	const place = placeOf(textIn(screen, 'title'), title);
	const description = textIn(properties, 'description');
	const heading = reading.words.heading(textIn(screen, 'title'), description, place);
	const button = reading.words.line(textIn(properties, 'button_text'), place);
	const picture = pictureOf(screen, place, reading);
	const shown = properties.get('show_button') !== false;
	tellScreen(screen, properties, place, reading);
	return {
		title: heading.title ?? title,
		text: heading.text,
		button: shown ? button : undefined,
		picture
	};
}

/** A screen at the end, and what logic calls it. */
export interface Ending {
	names: readonly string[];
	result: ResultScreen;
}

/** Typeform's own screen, which advertises it. */
const DEFAULT_SCREEN = 'default_tys';

/** @param asked for by logic or outcomes: words of ours stand in for Typeform's own screen where it would be shown beside others */
export function endingsOf(form: Part, asked: ReadonlySet<string>, reading: Reading): Ending[] {
	const giveId = idGiver();
	const screens = partsIn(form, 'thankyou_screens');
	const kept = screens.filter((screen) => {
		const ref = textIn(screen, 'ref');
		if (ref !== DEFAULT_SCREEN) return true;
		reading.losses.add('', 'default_ending');
		return screens.length > 1 && asked.has(ref);
	});
	if (kept.length > MOST) {
		reading.losses.add('', 'too_many_endings', { count: kept.length, limit: MOST });
	}
	return kept.slice(0, MOST).map((screen, at) => {
		const ref = textIn(screen, 'ref');
		const title = textIn(screen, 'title') ?? '';
		const id = giveId(readableName(ref, title), `ending${at + 1}`);
		const names = [ref, textIn(screen, 'id')].filter((name) => name !== undefined);
		const result = ref === DEFAULT_SCREEN ? ownScreen(id, reading) : resultOf(screen, id, reading);
		return { names, result };
	});
}

function ownScreen(id: string, { own }: Reading): ResultScreen {
	return { id, title: own({ en: 'Thank you', ru: 'Спасибо' }) };
}

function resultOf(screen: Part, id: string, reading: Reading): ResultScreen {
	const { losses, words } = reading;
	const properties = partIn(screen, 'properties');
	const place = placeOf(textIn(screen, 'title'), id);
	const heading = words.heading(textIn(screen, 'title'), textIn(properties, 'description'), place);
	const result: ResultScreen = {
		id,
		title: heading.title ?? ownScreen(id, reading).title,
		text: heading.text,
		picture: pictureOf(screen, place, reading)
	};
	if (flagIn(properties, 'share_icons')) losses.add(place, 'share_buttons');
	const given = textIn(properties, 'redirect_url');
	const address = given && keepAddress(words.address(given, place), place, losses);
	const type = textIn(screen, 'type');
	const button = buttonOf(properties, place, reading);
	tellScreen(screen, properties, place, reading);
	if (type === 'url_redirect') return { ...result, ...(address && { redirect: address }) };
	if (button === undefined) return result;
	if (address) return { ...result, button: { text: button, url: address } };
	losses.add(place, 'ending_button', { button });
	return result;
}

/** What of a screen nothing was made of. */
function tellScreen(screen: Part, properties: Part, place: string, { losses }: Reading): void {
	passOver(screen, ['id', 'ref', 'type', 'properties']);
	const left = [...screen.left(), ...properties.left()];
	if (left.length > 0) losses.add(place, 'properties', { names: named(left) });
}

/** Only a button that leads away is kept: others begin the form anew, or advertise Typeform. */
function buttonOf(properties: Part, place: string, { words }: Reading): string | undefined {
	properties.get('button_mode');
	const text = words.line(textIn(properties, 'button_text'), place);
	return flagIn(properties, 'show_button') ? (text ?? '→') : undefined;
}
