import { z } from 'zod';

/** The other tabs of this browser that have the same quiz open. */
export interface NeighbourTabs {
	/** That this revision has been saved. */
	tell(revision: number): void;
	close(): void;
}

const heardSchema = z.object({ revision: z.number() });

/** @param heard is called with the revision that another tab has saved */
export function neighbourTabs(quizId: string, heard: (revision: number) => void): NeighbourTabs {
	const channel = new BroadcastChannel(`quiz.${quizId}`);
	channel.onmessage = ({ data }) => {
		const message = heardSchema.safeParse(data);
		if (message.success) heard(message.data.revision);
	};
	return {
		tell: (revision) => channel.postMessage({ revision }),
		close: () => channel.close()
	};
}
