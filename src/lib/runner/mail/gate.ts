import type { Surroundings } from '../surroundings.ts';
import type { Telling } from '../telling.ts';
import type { Entry } from '../trail.ts';
import type { Way } from '../transport.ts';

interface Options {
	/** This tab's history knows the attempt by now. */
	leave(): void;
	/** An answer was told, the first time. */
	answered(): void;
}

/** Nothing is told of an attempt until the gate is opened; then all of it is. */
export function gated(around: Surroundings, { leave, answered }: Options) {
	const { telling, trail } = around;
	let isOpen = false;
	let isLeft = false;
	let isAnswered = false;
	let waiting: Way | undefined;
	const gate: Telling | undefined = telling && {
		get shared() {
			return telling.shared;
		},
		get revision() {
			return telling.revision;
		},
		goOnFrom: telling.goOnFrom,
		tell(way) {
			if (!isOpen) {
				waiting = way;
				return;
			}
			telling.tell(way);
			if (isAnswered || Object.values(way.answers).every((answer) => answer === null)) return;
			isAnswered = true;
			answered();
		},
		hurry: () => isOpen && telling.hurry(),
		stop: telling.stop
	};
	/** The address is one person's for as long as nothing else leads back to where they are. */
	const write = (entry: Entry, how: (entry: Entry) => void) => {
		if ('attempt' in entry || 'result' in entry) leaveOnce();
		how(entry);
	};
	const leaveOnce = () => {
		if (!isLeft) leave();
		isLeft = true;
	};
	return {
		around: {
			...around,
			telling: gate,
			trail: {
				...trail,
				write: (entry) => write(entry, trail.write),
				add: (entry) => write(entry, trail.add),
				end: (entry) => {
					leaveOnce();
					return trail.end(entry);
				}
			}
		} satisfies Surroundings,
		open(): void {
			isOpen = true;
			if (waiting) gate?.tell(waiting);
			waiting = undefined;
		}
	};
}
