/** Words of the mails that the delivery itself writes. */
export const words = {
	en: {
		someone: 'somebody',
		name: 'Name',
		phone: 'Phone',
		email: 'Email',
		company: 'Company',
		role: 'Role',
		city: 'City',
		quiz: 'Quiz',
		answers: 'Answers',
		noAnswer: 'no answer',
		open: 'Open the lead',
		openResponse: 'Open the response',
		why: 'Why',
		points: 'Points',
		total: 'Total',
		dimensions: 'By dimension',
		origin: 'Origin',
		received: 'Received',
		source: 'Source',
		direct: 'direct',
		language: 'Language',
		consents: 'Consents',
		processing: 'Personal data',
		advertising: 'Advertising',
		otherConsent: 'Other',
		document: 'Document',
		exhaustedSubject: (name: string) => `Not delivered: ${name}`,
		exhausted: (name: string, tries: number) =>
			`A message to “${name}” was tried ${tries} times without success and is not tried again by itself. ` +
			'Look at the delivery log, mend the receiver and send it again.',
		disabledSubject: (name: string) => `Switched off: ${name}`,
		gone: (name: string) =>
			`“${name}” answered 410 (gone), so nothing more is sent to it. Switch it on again when it is back.`,
		failing: (name: string) =>
			`“${name}” has failed for five days without one success, so it is switched off. ` +
			'What waits for it stays in the delivery log.',
		pingSubject: 'Quizsilver: this address works',
		ping: 'This is a test. Alerts about leads will come to this address.',
		log: 'Delivery log'
	},
	ru: {
		someone: 'без имени',
		name: 'Имя',
		phone: 'Телефон',
		email: 'Почта',
		company: 'Компания',
		role: 'Должность',
		city: 'Город',
		quiz: 'Квиз',
		answers: 'Ответы',
		noAnswer: 'нет ответа',
		open: 'Открыть лид',
		openResponse: 'Открыть ответ',
		why: 'Почему',
		points: 'Баллы',
		total: 'Итого',
		dimensions: 'По шкалам',
		origin: 'Откуда',
		received: 'Получен',
		source: 'Источник',
		direct: 'напрямую',
		language: 'Язык',
		consents: 'Согласия',
		processing: 'Персональные данные',
		advertising: 'Реклама',
		otherConsent: 'Другое',
		document: 'Документ',
		exhaustedSubject: (name: string) => `Не доставлено: ${name}`,
		exhausted: (name: string, tries: number) =>
			`Сообщение для «${name}» отправлено ${tries} раз без успеха, само оно больше не уйдёт. ` +
			'Посмотрите журнал доставки, почините получателя и отправьте снова.',
		disabledSubject: (name: string) => `Отключено: ${name}`,
		gone: (name: string) =>
			`«${name}» ответил кодом 410: адреса больше нет. Отправка остановлена; включите её, когда получатель вернётся.`,
		failing: (name: string) =>
			`«${name}» не отвечает пять суток, отправка отключена. Всё, что его ждёт, осталось в журнале доставки.`,
		pingSubject: 'Quizsilver: адрес работает',
		ping: 'Это проверка. На этот адрес будут приходить письма о лидах.',
		log: 'Журнал доставки'
	}
} as const;

export type MailLocale = keyof typeof words;

/** The language of a mail: Russian where it is asked for, else English. */
export const mailLocale = (locale: string): MailLocale => (locale.startsWith('ru') ? 'ru' : 'en');
