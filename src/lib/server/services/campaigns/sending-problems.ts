/** What keeps a survey from being sent, or from being paused and so on. */
export const SENDING_PROBLEMS = {
	survey_quiz_not_published: {
		status: 409,
		title: {
			en: 'The quiz of this survey takes no answers: publish it first.',
			ru: 'Квиз этого опроса не принимает ответы: сначала опубликуйте его.'
		}
	},
	survey_letter_errors: {
		status: 409,
		title: {
			en: 'Something in the letter is to be mended before it can be sent.',
			ru: 'В письме нужно кое-что исправить, прежде чем его можно будет отправить.'
		}
	},
	survey_nobody: {
		status: 409,
		title: {
			en: 'Nobody would get this survey: choose who gets it first.',
			ru: 'Этот опрос никто не получит: сначала выберите адресатов.'
		}
	},
	survey_bad_zone: {
		status: 409,
		title: {
			en: 'The time zone of the sending hours is not known here.',
			ru: 'Часовой пояс в часах отправки неизвестен.'
		}
	},
	survey_state: {
		status: 409,
		title: {
			en: 'This cannot be done with the survey in its present state.',
			ru: 'Сейчас с этим опросом так поступить нельзя.'
		}
	}
};
