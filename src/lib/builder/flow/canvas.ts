import { createContext } from 'svelte';
import type { FlowPlace } from './flow-map.ts';

/** What the places and lines of the drawing ask of what holds them. */
export interface Canvas {
	/** Opens what a place is about. */
	open(place: FlowPlace): void;
	/** Opens the ways out of a step. */
	openWays(place: string): void;
	/** Brings a place into view. */
	show(place: string): void;
	/** An arrow key leads to the place beside. */
	move(event: KeyboardEvent, place: string): void;
}

export const [useCanvas, provideCanvas] = createContext<Canvas>();
