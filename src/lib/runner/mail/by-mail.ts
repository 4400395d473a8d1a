import type { MailData } from '../runner-data.ts';
import type { Director, Stage } from '../stage.svelte.ts';
import type { Surroundings } from '../surroundings.ts';
import { gated } from './gate.ts';
import { isAt, listenForPeople } from './people.ts';
import { tappedQuestion, type TappedQuestion } from './tapped-question.ts';
import { tellAct, type SaidAct } from './tell-act.ts';
import { keepWhose, withWhose } from './whose.ts';

interface Given {
	stage: Stage;
	root: HTMLElement;
	mail: MailData;
	/** What was tapped, as the link says it. */
	value: string | null;
	/** This tab's history knows the attempt by now: the address loses the letter's link. */
	leave(): void;
	/** Until then the address says which language was chosen. */
	speaks(locale: string): void;
}

/** Choosing a language is a person's act, and says nothing of what was tapped. */
const LANGUAGES = '#languages';

type Steering = Director & { sentElsewhere(): Promise<void> };

/** Somebody, or a program, whom a letter has led here. */
export interface ByMail {
	/** What the quiz needs of its browser, with nothing told of anybody until a person acts. */
	around: Surroundings;
	/** What was tapped stands in its question, and nobody has confirmed it. */
	waits(): boolean;
	/** From now on a person's act confirms it. */
	listen(director: Steering): void;
}

/**
 * Programs open every link of a letter, and some run scripts. So nothing is told of the attempt until a person does something
 * on the page: then what they tapped in the letter is confirmed, and the quiz goes on from it.
 */
export function byMail(
	{ stage, root, mail, value, leave, speaks }: Given,
	around: Surroundings
): ByMail {
	const question = tappedQuestion(stage, root, mail);
	const { slug } = stage.data;
	const known = stage.data.place.revision ?? 0;
	let director: Steering | undefined;
	let isSeen = false;
	let isConfirmed = false;
	const gate = gated(around, {
		leave() {
			keepWhose(slug, mail);
			leave();
		},
		answered: () => {
			if (!isConfirmed) void say({ answered: true });
		}
	});

	async function say(act: SaidAct): Promise<void> {
		const { hidden, wait, telling } = around;
		const told = await tellAct(stage, mail.token, { ...act, hidden }, wait);
		if (told?.revision) telling?.goOnFrom(told.revision);
		if (told?.state === 'finished') await director?.sentElsewhere();
	}

	function seen(event: Event): void {
		const isFirst = !isSeen;
		isSeen = true;
		if (isFirst) gate.open();
		if (event.type === 'input') question.settle();
		const confirms = value !== null && question.waits() && !choosesOther(event);
		if (confirms && !isConfirmed) {
			isConfirmed = true;
			void say({ tapped: value, revision: known });
			if (stage.screen.at === 'page') look();
		} else if (isFirst) {
			void say({});
		}
	}

	function choosesOther(event: Event): boolean {
		if (isAt(LANGUAGES, event)) return true;
		if (event instanceof KeyboardEvent) return question.choosesBy(event);
		return event.type !== 'pointermove' && question.isOther(event.target);
	}

	function look(): void {
		const form = question.read();
		if (form) director?.look(form);
	}

	function goOn(byKey: boolean): void {
		const form = question.read();
		if (!form || !isConfirmed || !question.waits() || question.isBusy(byKey)) return;
		const { shown, screen } = stage;
		// A page of several questions is gone on with by whoever reads it.
		if (screen.at === 'page' && !(shown.last && shown.page?.path.length === 1)) return;
		question.settle();
		void director?.answer(form);
	}

	return {
		around: withWhose(gate.around, { slug, address: mail.address, speaks }),
		waits: question.waits,
		listen(steering) {
			director = steering;
			root.addEventListener('submit', (event) => held(event, isSeen, question), {
				capture: true
			});
			listenForPeople({
				seen,
				still: goOn,
				// An option that is pressed goes on by itself.
				isSwift: ({ type, target }) => type === 'click' && !question.isControl(target),
				isOver: () => isSeen && !question.waits(),
				outside: '#whose',
				aside: LANGUAGES
			});
		}
	};
}

/** Whatever presses the button; only what a person does comes through. */
function held(event: Event, isSeen: boolean, question: TappedQuestion): void {
	if (isSeen) {
		if (!isAt(LANGUAGES, event)) question.settle();
		return;
	}
	event.preventDefault();
	event.stopImmediatePropagation();
}
