import type { Mailer, MailLine } from '../../mailer.ts';
import type { Ready } from './carry.ts';
import { resting, type Resting } from './resting.ts';

/** Connections to the mail server at once. */
export const LANES = 5;

interface Lane {
	line: MailLine | undefined;
	rest: Resting;
	busy: boolean;
}

export interface MailLanes {
	/** How many may take a mail now. */
	awake(now: number): number;
	/** How many are at one. */
	busy(): number;
	/** When the first that rests is awake again. */
	wakesAt(): number;
	/** Lets those that are idle take one after the other, as far as there are any. */
	start(waiting: number): void;
	close(): void;
}

interface Work {
	mailer: Mailer;
	now(): number;
	next(): Ready | undefined;
	/** Never rejects. Whether the line is well. */
	carry(line: MailLine, ready: Ready): Promise<boolean>;
	ended(): void;
}

/** Several lines side by side, each with one mail at a time. */
export function mailLanes({ mailer, now, next, carry, ended }: Work): MailLanes {
	const lanes = Array.from({ length: LANES }, (): Lane => ({
		line: undefined,
		rest: resting(),
		busy: false
	}));

	async function work(lane: Lane): Promise<void> {
		lane.busy = true;
		while (lane.rest.until() <= now()) {
			const ready = next();
			if (!ready) break;
			lane.line ??= mailer.line?.() ?? { ...mailer, close: () => undefined };
			const isWell = await carry(lane.line, ready);
			if (isWell) lane.rest.succeed();
			else rest(lane);
		}
		lane.busy = false;
		ended();
	}

	function rest(lane: Lane): void {
		lane.rest.fail(now());
		lane.line?.close();
		lane.line = undefined;
	}

	return {
		awake: (at) => lanes.filter(({ rest: { until } }) => until() <= at).length,
		busy: () => lanes.filter(({ busy }) => busy).length,
		wakesAt: () => Math.min(...lanes.map(({ rest: { until } }) => until())),
		start(waiting) {
			const idle = lanes.filter(({ busy, rest: { until } }) => !busy && until() <= now());
			for (const lane of idle.slice(0, waiting)) void work(lane);
		},
		close() {
			for (const lane of lanes) {
				lane.line?.close();
				lane.line = undefined;
			}
		}
	};
}
