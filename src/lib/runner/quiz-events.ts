import type { EventDetail, EventName } from '../embed/message.ts';
import type { Answers } from '../quiz/answers.ts';
import type { Stage } from './stage.svelte.ts';
import type { Surroundings } from './surroundings.ts';

/** Told to the page around a frame and to counters: ids and numbers, and nothing that somebody has answered. */
export type Tell = (event: EventName, detail?: EventDetail) => void;

/** Surroundings in which somebody is told what happens. */
export type Watch = (stage: Stage, around: Surroundings) => Surroundings;

/** The same surroundings, in which it is told what happens. */
export function overheard(stage: Stage, around: Surroundings, tell: Tell): Surroundings {
	const { transport } = around;
	let last: string | undefined;
	return {
		...around,
		arrived(refused) {
			around.arrived(refused);
			tellStep();
		},
		transport: {
			...transport,
			started(attempt) {
				tell('start');
				return transport.started(attempt);
			},
			async submit(sending) {
				const outcome = await transport.submit(sending);
				if (outcome.state !== 'done') return outcome;
				if (hasContact(stage, sending.answers)) tell('lead');
				tell('complete', { response: outcome.id });
				return outcome;
			}
		},
		tookOver() {
			tell('ready');
			tellStep();
		}
	};

	function tellStep() {
		const { screen, shown } = stage;
		const step = screen.at === 'step' ? screen.step.id : undefined;
		if (step !== last && step) tell('step', { step, number: shown.number });
		last = step;
	}
}

/** Somebody can be reached now. */
function hasContact({ quiz }: Stage, answers: Answers): boolean {
	return quiz.steps.some(({ id, kind }) => {
		const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
		if (kind === 'email' || kind === 'phone') return Boolean(answer);
		if (kind !== 'contact' || typeof answer !== 'object' || answer === null) return false;
		return 'email' in answer || 'phone' in answer;
	});
}
