/** What is refused because its body cannot be read. */
export const BODY_PROBLEMS = {
	unsupported_media: {
		status: 415,
		title: {
			en: 'Send JSON, with “Content-Type: application/json”.',
			ru: 'Пришлите JSON с заголовком «Content-Type: application/json».'
		}
	},
	unsupported_form: {
		status: 415,
		title: {
			en: 'This form cannot be read: its page has to send it as “application/x-www-form-urlencoded” or “multipart/form-data”.',
			ru: 'Эту форму не удалось прочитать: страница должна отправлять её как «application/x-www-form-urlencoded» или «multipart/form-data».'
		}
	},
	form_too_large: {
		status: 413,
		title: {
			en: 'This form is too large: its texts may have {limit} together, its files as much as their questions take.',
			ru: 'Форма слишком большая: её тексты вместе могут занимать {limit}, файлы — столько, сколько принимают их вопросы.'
		}
	}
};
