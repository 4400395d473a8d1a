/** What is refused around the audience. */
export const AUDIENCE_PROBLEMS = {
	import_running: {
		status: 409,
		title: {
			en: 'This import is running or done; it cannot be begun again.',
			ru: 'Этот импорт уже идёт или завершён, начать его снова нельзя.'
		}
	},
	import_gone: {
		status: 410,
		title: {
			en: 'The file of this import is no longer kept; upload it again.',
			ru: 'Файл этого импорта больше не хранится; загрузите его ещё раз.'
		}
	},
	empty_file: {
		status: 422,
		title: { en: 'The file is empty.', ru: 'Файл пуст.' }
	},
	unreadable_file: {
		status: 422,
		title: {
			en: 'This file cannot be read as CSV or as an Excel workbook (XLSX).',
			ru: 'Этот файл не удалось прочитать ни как CSV, ни как книгу Excel (XLSX).'
		}
	}
} as const;
