/** What can be wrong with what is done to leads. */
export const LEAD_PROBLEMS = {
	note_of_another: {
		status: 403,
		title: {
			en: 'Only whoever wrote a note can change or delete it.',
			ru: 'Изменить или удалить заметку может только её автор.'
		}
	},
	too_many_match: {
		status: 422,
		title: {
			en: 'More than 10,000 leads match. So many are changed at once at most: narrow the list.',
			ru: 'Подходит больше 10 000 лидов. За один раз меняется не больше: сузьте список.'
		}
	},
	others_match: {
		status: 409,
		title: {
			en: 'Other leads match by now than when you chose them. Nothing was changed: choose them again.',
			ru: 'Теперь подходят не те лиды, что при выборе. Ничего не изменено: выберите их заново.'
		}
	},
	merge_itself: {
		status: 422,
		title: {
			en: 'A lead cannot be merged with itself.',
			ru: 'Лид нельзя объединить с самим собой.'
		}
	},
	merge_test: {
		status: 422,
		title: {
			en: 'One of the two is a test lead: it is kept apart from real ones.',
			ru: 'Один из двух лидов — тестовый: он хранится отдельно от настоящих.'
		}
	},
	merged_already: {
		status: 409,
		title: {
			en: 'One of the two has been merged into another lead already.',
			ru: 'Один из двух лидов уже объединён с другим.'
		}
	},
	merge_undone: {
		status: 409,
		title: {
			en: 'This merge has been undone already.',
			ru: 'Это объединение уже отменено.'
		}
	},
	merge_followed: {
		status: 409,
		title: {
			en: 'The lead has been merged once more since then: undo the later merge first.',
			ru: 'После этого лид объединили ещё раз: сначала отмените более позднее объединение.'
		}
	}
};
