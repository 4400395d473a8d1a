/** What is refused around deliveries. */
export const PUSH_PROBLEMS = {
	not_repeatable: {
		status: 409,
		title: {
			en: 'This delivery is still on its way; it can be repeated once it has ended.',
			ru: 'Эта доставка ещё не завершена; повторить её можно после завершения.'
		}
	},
	no_destination: {
		status: 409,
		title: {
			en: 'The destination of this delivery has been deleted.',
			ru: 'Интеграция этой доставки удалена.'
		}
	},
	no_quiz_to_try: {
		status: 409,
		title: {
			en: 'Publish a quiz first: a test lead answers one. A quiz that cannot be finished without a file does not do.',
			ru: 'Сначала опубликуйте квиз: тестовый лид отвечает на его вопросы. Квиз, который не пройти без файла, не подходит.'
		}
	}
};
