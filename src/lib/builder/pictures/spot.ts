import type { Picture } from '../../quiz/schema-parts.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { NO_PICTURE } from '../edits/fresh-step.ts';

/** A place in a quiz that a picture can have. It is found by ids, so that a picture that comes late does not land elsewhere. */
export type PictureSpot =
	| { of: 'welcome' }
	| { of: 'bonus' }
	| { of: 'logo' }
	| { of: 'step'; id: string }
	| { of: 'option'; step: string; id: string }
	| { of: 'result'; id: string };

/** Tells spots apart. */
export function spotKey(spot: PictureSpot): string {
	const { of, step = '', id = '' }: { of: string; step?: string; id?: string } = spot;
	return `${of}:${step}:${id}`;
}

interface Holder {
	picture?: Picture | undefined;
}

/** Changes a draft that may be changed; undefined takes the picture away. Nothing happens where the spot is gone. */
export function placePicture(
	draft: QuizFile,
	spot: PictureSpot,
	picture: Picture | undefined
): void {
	switch (spot.of) {
		case 'logo':
			return placeLogo(draft, picture?.src);
		case 'welcome':
			return place(draft.welcome, picture);
		case 'bonus':
			return place(draft.bonus, picture);
		case 'step':
			return place(
				draft.steps.find(({ id }) => id === spot.id),
				picture
			);
		case 'result':
			return place(
				draft.results?.find(({ id }) => id === spot.id),
				picture
			);
		case 'option': {
			const step = draft.steps.find(({ id }) => id === spot.step);
			if (step?.kind !== 'picture_choice') return;
			// An option of pictures is none without one.
			return place(
				step.options.find(({ id }) => id === spot.id),
				picture ?? { src: NO_PICTURE }
			);
		}
	}
}

function place(holder: Holder | undefined, picture: Picture | undefined): void {
	if (!holder) return;
	if (picture) holder.picture = picture;
	else delete holder.picture;
}

function placeLogo(draft: QuizFile, logo: string | undefined): void {
	if (logo !== undefined) draft.theme = { ...draft.theme, logo };
	else if (draft.theme) {
		delete draft.theme.logo;
		if (Object.keys(draft.theme).length === 0) delete draft.theme;
	}
}
