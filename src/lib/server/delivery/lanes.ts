/** Of one destination at once, as long as nothing is known of it. */
const FIRST_WIDTH = 8;
const MOST_WIDTH = 64;
/** Of all destinations at once. */
const MOST_IN_ALL = 512;

interface Lane {
	width: number;
	underWay: number;
}

export interface Lanes {
	/** How many more tries of this destination may begin now. */
	free(destination: string): number;
	begin(destination: string): void;
	end(destination: string, succeeded: boolean): void;
}

/**
 * How many tries are under way at once, a lane for each destination. A lane that is full grows with each success, as far as a
 * destination takes more; each failure halves it, so that a dead one is left with a single try. However many others are
 * under way, a destination that has none may begin one: nobody waits for somebody else's.
 */
export function deliveryLanes(): Lanes {
	const lanes = new Map<string, Lane>();
	let inAll = 0;

	function laneOf(destination: string): Lane {
		const lane = lanes.get(destination) ?? { width: FIRST_WIDTH, underWay: 0 };
		lanes.set(destination, lane);
		return lane;
	}

	return {
		free(destination) {
			const { width, underWay } = laneOf(destination);
			const room = Math.max(MOST_IN_ALL - inAll, underWay === 0 ? 1 : 0);
			return Math.max(0, Math.min(width - underWay, room));
		},
		begin(destination) {
			laneOf(destination).underWay += 1;
			inAll += 1;
		},
		end(destination, succeeded) {
			const lane = laneOf(destination);
			const isFull = lane.underWay >= lane.width;
			if (!succeeded) lane.width = Math.max(1, Math.floor(lane.width / 2));
			else if (isFull) lane.width = Math.min(MOST_WIDTH, lane.width + 1);
			lane.underWay -= 1;
			inAll -= 1;
		}
	};
}
