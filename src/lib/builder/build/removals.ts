import { useI18n } from '../../i18n/context.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { useToasts } from '../../ui/toasts.svelte.ts';
import { useEditor } from '../context.ts';

/**
 * Says that steps were deleted, with the way back.
 * @returns to be called once they are gone, with the quiz that had them
 */
export function useRemovals(): (before: QuizFile) => void {
	const { t } = useI18n();
	const editor = useEditor();
	const toasts = useToasts();
	return (before) => {
		const after = editor.draft;
		const count = before.steps.length - after.steps.length;
		if (count < 1) return;
		toasts.show({
			text: t('builder.step.removed', { count }),
			undo: () => editor.takeBack(before, after)
		});
	};
}
