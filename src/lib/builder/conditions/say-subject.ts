import { fillPieces, text, type Piece } from './piece.ts';
import { namedPiece, type Scene } from './scene.ts';
import type { Subject } from './tree.ts';

/** "*Role*", "*Price* in *How is each of these*", "the score in *Need*" */
export function saySubject(scene: Scene): Piece[] {
	const { subject, phrases, names } = scene;
	switch (subject.about) {
		case 'answer': {
			const { step, row } = subject;
			const holes = { step: [namedPiece(scene, 'step', step, names.step(step))] };
			if (row === undefined) return fillPieces(phrases.subjects.step, holes);
			const asked = [namedPiece(scene, 'row', row, names.row(step, row))];
			return fillPieces(phrases.subjects.row, { ...holes, row: asked });
		}
		case 'hidden': {
			const { name } = subject;
			// It has no other name than its own, whether the quiz knows it or not.
			const gone = names.hidden(name) === null ? { gone: true as const } : {};
			const piece: Piece = { kind: 'hidden', text: name, ref: name, ...gone };
			return fillPieces(phrases.subjects.hidden, { hidden: [piece] });
		}
		case 'highest':
			return [text(phrases.subjects.highest)];
		case 'score':
			return sayScore(scene, subject);
	}
}

function sayScore(
	scene: Scene,
	{ dimension, unit }: Extract<Subject, { about: 'score' }>
): Piece[] {
	const { subjects } = scene.phrases;
	const percent = unit === 'percent';
	if (dimension === null) return [text(percent ? subjects.totalPercent : subjects.total)];
	const known = scene.quiz.dimensions.find(({ id }) => id === dimension);
	const words = percent ? 'dimensionPercent' : known?.amount ? 'amount' : 'dimension';
	const piece = namedPiece(scene, 'dimension', dimension, scene.names.dimension(dimension));
	return fillPieces(subjects[words], { dimension: [piece] });
}
