/** A person's data. */
export const privacyRu = {
	'event.lead.erased': 'Данные человека удалены',
	privacy: 'Персональные данные',
	'privacy.consents': 'Согласия',
	'privacy.consents.text':
		'Каждое согласие в том виде, в каком его дали: какими словами, в какой версии какого квиза, когда и как. Записи не меняются; отзыв добавляется к записи.',
	'privacy.consents.ofPerson': 'Согласия: {name}',
	'privacy.consents.empty': 'Согласий пока нет',
	'privacy.consents.empty.text':
		'Запросите их в квизе: отдельным вопросом или в форме контактов. Каждый ответ будет записан здесь вместе с точным текстом.',
	'privacy.consents.everybody': 'Показать все',
	'privacy.person': 'Человек',
	'privacy.person.none': 'контакта не осталось',
	'privacy.purpose': 'Цель',
	'privacy.given': 'Дано',
	'privacy.state': 'Состояние',
	'privacy.state.inForce': 'Действует',
	'privacy.state.withdrawn': 'Отозвано',
	'privacy.state.withdrawnAt': 'Отозвано {time}',
	'privacy.words': 'Текст',
	'privacy.version': 'версия {version}, {locale}',
	'privacy.how': 'Получено в вопросе «{question}»',
	'privacy.how.below': 'Получено под результатом',
	'privacy.withdraw': 'Записать отзыв',
	'privacy.withdraw.title': 'Записать, что согласие отозвано?',
	'privacy.withdraw.text':
		'Запись останется, к ней добавится сегодняшняя дата. То же согласие из прежних ответов тоже считается отозванным. Отменить это нельзя: согласиться снова может только сам человек.',
	'privacy.withdraw.text.advertising':
		'Запись останется, к ней добавится сегодняшняя дата, и человеку больше не будут писать. То же согласие из прежних ответов тоже считается отозванным. Отменить это нельзя: согласиться снова может только сам человек.',
	'privacy.withdraw.done': 'Отзыв записан.',
	'privacy.retention': 'Сроки хранения',
	'privacy.retention.text':
		'Ответы старше указанного срока удаляются сами в течение часа: вместе с файлами, письмами о них и отправками. Лид удаляется с последним своим ответом. Те, кто есть в вашей аудитории, в ней остаются. Числа в отчётах сохраняются.',
	'privacy.retention.days': 'Хранить ответы на «{quiz}»',
	'privacy.retention.forever': 'Бессрочно',
	'privacy.retention.some': '{count, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
	'privacy.retention.save': 'Сохранить',
	'privacy.retention.ask': 'Удалять более старые ответы?',
	'privacy.retention.ask.some':
		'Уже старше этого срока {count, plural, one {# ответ, он будет удалён} few {# ответа, они будут удалены} many {# ответов, они будут удалены} other {# ответа, они будут удалены}} в течение часа. Вернуть удалённое нельзя.',
	'privacy.retention.ask.many':
		'Уже старше этого срока больше 1000 ответов, они будут удалены в течение часа. Вернуть удалённое нельзя.',
	'privacy.retention.done': 'Сохранено: {time}.',
	'privacy.retention.done.none': 'Сохранено: {time}. Таких старых ответов пока нет.',
	'privacy.retention.empty': 'Квизов пока нет',
	'privacy.retention.empty.text':
		'Сначала создайте квиз, затем укажите здесь, сколько хранить ответы на него.',
	'privacy.erasures': 'Удаления',
	'privacy.erasures.text':
		'О том, что чьи-то данные удалены: когда и кем. Кто это был, не хранится: эту запись вы показываете, когда вас об этом спрашивают.',
	'privacy.erasures.empty': 'Пока ничьи данные не удаляли',
	'privacy.erasures.empty.text':
		'Когда человек об этом попросит, откройте его лид и выберите «Удалить данные человека».',
	'privacy.erasures.at': 'Когда',
	'privacy.erasures.by': 'Кем',
	'privacy.erasures.by.member': 'Участник',
	'privacy.erasures.by.token': 'Программа, через API',
	'privacy.erasures.by.retention': 'По сроку хранения',
	'privacy.erasures.reason': 'Почему',
	'privacy.erasures.reason.asked': 'Человек попросил',
	'privacy.erasures.reason.time': 'Срок истёк',
	'privacy.erasures.gone': 'Что удалено',
	'privacy.ofPerson': 'Данные этого человека',
	'privacy.ofPerson.text':
		'На случай, если он спросит, что вы о нём знаете, или попросит всё удалить.',
	'privacy.export': 'Все данные файлом (JSON)',
	'privacy.ledger': 'Записанные согласия',
	'privacy.erase': 'Удалить данные человека',
	'privacy.erase.title': 'Удалить данные: {name}',
	'privacy.erase.text':
		'Это удаляется сразу и навсегда: из базы данных и из файлов рядом с ней. Вернуть ничего нельзя.',
	'privacy.erase.goes': 'Что удаляется',
	'privacy.erase.told': 'Кому сообщим',
	'privacy.erase.told.text':
		'Им сообщали об этом человеке. Они получат просьбу удалить то, что у них есть; за исполнение отвечают они.',
	'privacy.erase.told.none': 'Никому: данные этого человека никуда не отправлялись.',
	'privacy.erase.stays': 'Что остаётся',
	'privacy.erase.stays.act':
		'Запись о том, что чьи-то данные удалены, когда и кем, без указания, чьи.',
	'privacy.erase.stays.address':
		'Отпечаток каждого адреса с ключом, чтобы ни один список не вернул человека в рассылку. Сам адрес по нему не прочесть.',
	'privacy.erase.stays.counts': 'Числа в отчётах: сколько человек ответило и в какой день.',
	'privacy.erase.stays.backups': 'Копии в резервных копиях, пока те не сменятся новыми.',
	'privacy.erase.confirm': 'Удалить навсегда',
	'privacy.erase.done':
		'Данные человека удалены. {count, plural, =0 {Сообщать никому не нужно.} one {Сообщаем # получателю.} few {Сообщаем # получателям.} many {Сообщаем # получателям.} other {Сообщаем # получателя.}}',
	'privacy.goes.leads':
		'{count, plural, one {# лид с контактами} few {# лида этого человека с контактами} many {# лидов этого человека с контактами} other {# лида этого человека с контактами}}',
	'privacy.goes.responses':
		'{count, plural, one {# ответ на квиз} few {# ответа на квизы} many {# ответов на квизы} other {# ответа на квизы}}',
	'privacy.goes.uploads':
		'{count, plural, one {# присланный файл} few {# присланных файла} many {# присланных файлов} other {# присланного файла}}',
	'privacy.goes.partials':
		'{count, plural, one {# незаконченная попытка} few {# незаконченные попытки} many {# незаконченных попыток} other {# незаконченной попытки}}',
	'privacy.goes.consents':
		'{count, plural, one {# согласие} few {# согласия} many {# согласий} other {# согласия}}',
	'privacy.goes.notes':
		'{count, plural, one {# заметка} few {# заметки} many {# заметок} other {# заметки}}',
	'privacy.goes.history':
		'{count, plural, one {# запись истории, итог или метка} few {# записи истории, итогов и меток} many {# записей истории, итогов и меток} other {# записи истории, итогов и меток}}',
	'privacy.goes.mails':
		'{count, plural, one {# письмо этому человеку или о нём} few {# письма этому человеку или о нём} many {# писем этому человеку или о нём} other {# письма этому человеку или о нём}}',
	'privacy.goes.surveys':
		'{count, plural, one {участие в # рассылке} few {участие в # рассылках} many {участие в # рассылках} other {участие в # рассылки}}',
	'privacy.goes.audience':
		'{count, plural, one {# запись в аудитории} few {# записи в аудитории} many {# записей в аудитории} other {# записи в аудитории}}',
	'privacy.goes.deliveries':
		'{count, plural, one {# отправка о нём с журналом} few {# отправки о нём с журналом} many {# отправок о нём с журналом} other {# отправки о нём с журналом}}',
	'privacy.audit.erased': 'Удалены данные человека',
	'privacy.audit.exported': 'Скачано всё, что известно о человеке',
	'privacy.audit.withdrawn': '{leads}: отозвано согласие',
	'privacy.audit.retention':
		'Ответы на «{name}» хранятся {count, plural, =0 {бессрочно} one {# день} few {# дня} many {# дней} other {# дня}}',
	'privacy.goes.other':
		'{count, plural, one {# другой след} few {# других следа} many {# других следов} other {# другого следа}}'
} as const;
