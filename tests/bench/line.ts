/** One promise about speed, as measured. */
export interface Line {
	what: string;
	floor: string;
	measured: string;
	asked: string;
	kept: boolean;
	note?: string;
}

const NOISY = 0.3;

/** Says so where the floor itself was not steady. */
export function noiseNote(spread: number): string {
	return spread > NOISY ? `the floor varied by ${Math.round(spread * 100)} %` : '';
}
