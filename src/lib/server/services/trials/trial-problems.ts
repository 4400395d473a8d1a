/** What is refused around trials, and around what is held for review. */
export const TRIAL_PROBLEMS = {
	trial_needs_live: {
		status: 409,
		title: {
			en: 'Publish the quiz first: a trial puts a variant beside what visitors see now.',
			ru: 'Сначала опубликуйте квиз: вариант показывают рядом с тем, что посетители видят сейчас.'
		}
	},
	trial_of_same: {
		status: 409,
		title: {
			en: 'The draft is the same as what is published: change something to have a variant.',
			ru: 'Черновик совпадает с опубликованной версией: измените что-нибудь, чтобы получился вариант.'
		}
	},
	trial_running: {
		status: 409,
		title: {
			en: 'A trial of this quiz is running; end it before you begin another.',
			ru: 'Для этого квиза уже идёт A/B-тест; завершите его, прежде чем начинать другой.'
		}
	},
	no_trial: {
		status: 409,
		title: {
			en: 'No trial of this quiz is running.',
			ru: 'Для этого квиза сейчас нет A/B-теста.'
		}
	},
	not_held: {
		status: 409,
		title: {
			en: 'This response is not held for review.',
			ru: 'Этот ответ не ждёт проверки.'
		}
	}
};
