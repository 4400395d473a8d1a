/** Words of the mails that the delivery itself writes. */
export const words = {
	en: {
		someone: 'somebody',
		name: 'Name',
		phone: 'Phone',
		phoneGiven: 'Phone given (the number of another lead)',
		email: 'Email',
		company: 'Company',
		role: 'Role',
		city: 'City',
		quiz: 'Quiz',
		owner: 'Owner',
		outcome: 'Outcome',
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
		silentSubject: (name: string, leads: number) => `${leads} leads, none delivered: ${name}`,
		silent: (name: string, leads: number) =>
			`${leads} leads wait for “${name}”, and for an hour none has been delivered. ` +
			'They are tried again by themselves, and none is lost. Look at what it answers.',
		testSubject: (subject: string) => `Test: ${subject}`,
		test: 'This is a test. Nobody has answered: the lead was made up to try whether mails arrive.',
		pingSubject: 'Quizsilver: this address works',
		ping: 'This is a test. Alerts about leads will come to this address.',
		erasedSubject: 'A person was erased: delete your mails about them',
		erased: (lead: string) =>
			`A person about whom you were written has been erased, at their request or because their time was over. ` +
			`Please delete all mails about this lead, and whatever you have copied from them. Its id, which stands in the links of those mails: ${lead}`,
		log: 'Delivery log',
		pausedSubject: (name: string) => `Survey paused: ${name}`,
		paused: (name: string) => `Sending of “${name}” was paused, and nothing more leaves.`,
		pausedFor: {
			sender:
				'The mail server does not accept the sender, or the sign-in. Mend that, then go on: nobody was lost.',
			refused: 'The mail server refused several letters in a row.',
			unknown:
				'The mail server broke off several times after taking a letter: nobody knows what arrived.',
			letter: 'The letter could not be written: the quiz may have been closed.'
		},
		sending: 'See what happened and go on',
		handed: (subject: string) => `Your lead: ${subject}`,
		yours: 'This lead is yours now: the sooner they hear from you, the better.',
		became: 'What became of it?',
		becameHelp: 'Press one once you know. The page asks again before anything is recorded.',
		outcomes: { won: 'Won', lost: 'Lost', junk: 'Junk', unreached: 'Not reached' }
	},
	ru: {
		someone: 'без имени',
		name: 'Имя',
		phone: 'Телефон',
		phoneGiven: 'Указан телефон (номер другого лида)',
		email: 'Почта',
		company: 'Компания',
		role: 'Должность',
		city: 'Город',
		quiz: 'Квиз',
		owner: 'Ответственный',
		outcome: 'Итог',
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
			'Посмотрите журнал доставки, почините то, что принимает, и отправьте снова.',
		disabledSubject: (name: string) => `Отключено: ${name}`,
		gone: (name: string) =>
			`«${name}» ответил кодом 410: адреса больше нет. Отправка остановлена; включите её, когда адрес снова заработает.`,
		failing: (name: string) =>
			`«${name}» не отвечает пять суток, отправка отключена. Всё, что его ждёт, осталось в журнале доставки.`,
		silentSubject: (name: string, leads: number) => `Лидов: ${leads}, доставлено: 0 — ${name}`,
		silent: (name: string, leads: number) =>
			`«${name}» ждут лиды (${leads}), и за последний час не доставлен ни один. ` +
			'Отправка повторяется сама, ничего не потеряно. Посмотрите, что отвечает получатель.',
		testSubject: (subject: string) => `Проверка: ${subject}`,
		test: 'Это проверка. Никто не проходил квиз: лид создан, чтобы проверить, доходят ли письма.',
		pingSubject: 'Quizsilver: адрес работает',
		ping: 'Это проверка. На этот адрес будут приходить письма о лидах.',
		erasedSubject: 'Данные человека удалены: удалите письма о нём',
		erased: (lead: string) =>
			`Данные человека, о котором вам писали, удалены по его просьбе или по истечении срока хранения. ` +
			`Пожалуйста, удалите все письма об этом лиде и всё, что вы из них скопировали. Его идентификатор, который стоит в ссылках этих писем: ${lead}`,
		log: 'Журнал доставки',
		pausedSubject: (name: string) => `Опрос приостановлен: ${name}`,
		paused: (name: string) => `Отправка опроса «${name}» приостановлена, новые письма не уходят.`,
		pausedFor: {
			sender:
				'Почтовый сервер не принимает отправителя или не пускает с этим паролем. Исправьте это и продолжите: никто не потерян.',
			refused: 'Почтовый сервер отклонил несколько писем подряд.',
			unknown:
				'Почтовый сервер несколько раз обрывал связь, уже приняв письмо: неизвестно, что дошло.',
			letter: 'Письмо не удалось составить: возможно, квиз закрыт.'
		},
		sending: 'Посмотреть, что случилось, и продолжить',
		handed: (subject: string) => `Ваш лид: ${subject}`,
		yours: 'Теперь это ваш лид: чем раньше вы с ним свяжетесь, тем лучше.',
		became: 'Какой итог?',
		becameHelp: 'Нажмите, когда будет известно. Страница переспросит, прежде чем что-то записать.',
		outcomes: { won: 'Сделка', lost: 'Отказ', junk: 'Нецелевой', unreached: 'Не дозвонились' }
	}
} as const;

export type MailLocale = keyof typeof words;

/** The language of a mail: Russian where it is asked for, else English. */
export const mailLocale = (locale: string): MailLocale => (locale.startsWith('ru') ? 'ru' : 'en');
