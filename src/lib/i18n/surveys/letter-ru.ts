import type { letterEn } from './letter-en.ts';

export const letterRu = {
	'survey.letter': 'Письмо',
	'letter.refused': 'В таком виде сохранить нельзя: текст или адрес слишком длинный.',
	'letter.gone': 'Опрос удалён.',
	'letter.closed': 'Опрос уже отправляется или отправлен. Письмо можно посмотреть, но не изменить.',
	'letter.met':
		'{count, plural, =0 {Письмо тем временем изменил кто-то ещё. Сохранены и его изменения, и ваши.} one {Письмо тем временем изменил кто-то ещё. В # месте писали вы оба: там оставлен ваш текст.} few {Письмо тем временем изменил кто-то ещё. В # местах писали вы оба: там оставлен ваш текст.} many {Письмо тем временем изменил кто-то ещё. В # местах писали вы оба: там оставлен ваш текст.} other {Письмо тем временем изменил кто-то ещё. В # места писали вы оба: там оставлен ваш текст.}}',
	'letter.met.seen': 'Понятно',
	'letter.languages': 'Языки, на которых вы пишете',
	'letter.languages.all': 'Все языки',
	'letter.pane': 'Что показано',
	'letter.pane.write': 'Текст',
	'letter.pane.look': 'Просмотр',
	'letter.envelope': 'Тема и отправитель',
	'letter.subject': 'Тема',
	'letter.subject.none': 'Без темы',
	'letter.subject.a': 'Тема A',
	'letter.subject.b': 'Тема B',
	'letter.subject.b.hint':
		'Эту тему получит половина адресатов. Какая лучше, покажут законченные ответы.',
	'letter.subject.two': 'Сравнить две темы',
	'letter.subject.one': 'Оставить одну тему',
	'letter.preheader': 'Прехедер',
	'letter.preheader.hint': 'Виден рядом с темой ещё до открытия письма.',
	'letter.sender.name': 'Имя отправителя',
	'letter.sender.none': 'Отправитель без имени',
	'letter.sender.email': 'Адрес отправителя',
	'letter.sender.email.hint': 'Пусто — адрес этой установки.',
	'letter.sender.replyTo': 'Адрес для ответов',
	'letter.sender.replyTo.hint': 'Пусто — ответы придут отправителю.',
	'letter.body': 'Письмо',
	'letter.blocks': 'Блоки письма',
	'letter.block.add': 'Добавить блок',
	'letter.block.heading': 'Заголовок',
	'letter.block.text': 'Текст',
	'letter.block.picture': 'Картинка',
	'letter.block.button': 'Кнопка',
	'letter.block.question': 'Первый вопрос',
	'letter.block.divider': 'Линия',
	'letter.block.drag': '{name}, блок {at}: переместить',
	'letter.block.up': '{name}, блок {at}: выше',
	'letter.block.down': '{name}, блок {at}: ниже',
	'letter.block.remove': '{name}, блок {at}: удалить',
	'letter.place': '{name}, блок {at}',
	'letter.block.moved': 'Блок {at} из {of}',
	'letter.block.removed': 'Блок удалён.',
	'letter.heading': 'Заголовок',
	'letter.text': 'Текст',
	'letter.button': 'Текст кнопки',
	'letter.link': 'Куда ведёт',
	'letter.link.hint': 'Пусто — к опросу.',
	'letter.link.none': 'Адрес начинается с https://, mailto: или tel:. Этот не сохранён.',
	'letter.alt': 'Что на картинке',
	'letter.alt.hint':
		'Этот текст видят, когда картинки отключены, и его читает программа экранного доступа.',
	'letter.picture.choose': 'Выбрать картинку',
	'letter.picture.how':
		'Или перетащите её сюда. Она станет JPEG или PNG: их показывают все почтовые программы.',
	'letter.picture.broken': 'Картинка не дошла. Выберите её ещё раз.',
	'letter.picture.link': 'Ссылка с картинки',
	'letter.question.about':
		'{count, plural, one {В письме # ответ-ссылка: достаточно одного нажатия.} few {В письме # ответа-ссылки: достаточно одного нажатия.} many {В письме # ответов-ссылок: достаточно одного нажатия.} other {В письме # ответа-ссылки: достаточно одного нажатия.}}',
	'letter.question.byButton': 'Вместо ответов в письме будет кнопка, ведущая к опросу.',
	'letter.question.other': ' Ссылка под ними ведёт к ответу своими словами.',
	'letter.question.title': 'Вопрос в письме',
	'letter.question.title.hint': 'Пусто — как в квизе.',
	'letter.footer': 'Под письмом',
	'letter.footer.hint':
		'Почему человек получил письмо, кто вы и ваш почтовый адрес. Ссылка для отписки добавится сама.',
	'letter.reminder': 'Напоминания',
	'letter.reminder.text':
		'Кому и когда напоминать, задаётся на вкладке «Отправка». Кто начал и не закончил, вместо вопроса получит кнопку продолжения.',
	'letter.reminder.subject': 'Тема напоминаний',
	'letter.reminder.words': 'Слова над письмом',
	'letter.recalls': 'Поля адресата в тексте',
	'letter.recall': 'Вставить поле адресата',
	'letter.recall.note': 'Поля адресата',
	'letter.recall.explained': 'Здесь у каждого будет своё поле «{name}».',
	'letter.recall.fallback': 'Если не известно',
	'letter.recall.fallback.hint': 'Пусто — здесь ничего не будет, исчезнет и запятая перед полем.',
	'letter.field.name': 'Имя',
	'letter.field.email': 'Почта',
	'letter.field.company': 'Компания',
	'letter.field.role': 'Должность',
	'letter.field.city': 'Город',
	'letter.field.phone': 'Телефон',
	'letter.preview': 'Просмотр',
	'letter.preview.frame': 'Как выглядит письмо',
	'letter.view': 'Как показать',
	'letter.view.phone': 'Телефон',
	'letter.view.desktop': 'Компьютер',
	'letter.view.text': 'Без оформления',
	'letter.scheme': 'Цвета',
	'letter.scheme.light': 'Светлые',
	'letter.scheme.dark': 'Тёмные',
	'letter.language': 'Язык',
	'letter.kind': 'Какое письмо',
	'letter.kind.first': 'Первое',
	'letter.kind.reminder': 'Напоминание',
	'letter.kind.unfinished': 'Начавшим и не закончившим',
	'letter.variant': 'Тема',
	'letter.who': 'Адресат',
	'letter.who.known': 'Всё известно',
	'letter.who.unknown': 'Только почта',
	'letter.size': '{size} из {most}, которые показывает Gmail',
	'letter.test': 'Отправить мне пробное',
	'letter.test.sent': 'Пробное письмо отправлено на {email}.',
	'letter.test.written': 'Почтовый сервер не настроен: пробное письмо записано файлом в {folder}.',
	'letter.test.failed': 'Пробное письмо отправить не удалось. Попробуйте ещё раз.',
	'letter.testPage': 'Это было пробное письмо',
	'letter.testPage.answer': 'В настоящем письме эта ссылка откроет опрос, где ответ уже выбран.',
	'letter.testPage.open': 'В настоящем письме эта ссылка откроет опрос.',
	'letter.testPage.leave': 'В настоящем письме эта ссылка ведёт на страницу отписки.',
	'letter.testPage.nothing': 'Ничего не записано, и никто не отписан.',
	'letter.problems': 'Что поправить',
	'letter.problems.none': 'Поправлять нечего',
	'letter.notes.elsewhere':
		'{count, plural, one {Ещё # замечание на других языках} few {Ещё # замечания на других языках} many {Ещё # замечаний на других языках} other {Ещё # замечания на других языках}}',
	'letter.problems.error':
		'{count, plural, one {# ошибка} few {# ошибки} many {# ошибок} other {# ошибки}}',
	'letter.problems.warning':
		'{count, plural, one {# предупреждение} few {# предупреждения} many {# предупреждений} other {# предупреждения}}',
	'letter.problems.hint':
		'{count, plural, one {# совет} few {# совета} many {# советов} other {# совета}}',
	'letter.tone.error': 'Ошибка',
	'letter.tone.warning': 'Предупреждение',
	'letter.tone.hint': 'Совет',
	'letter.problem.subject_missing': 'Нет темы. Напишите её.',
	'letter.problem.subject_long':
		'В теме {about} знаков, а телефоны показывают около 40. Главное поставьте в начало.',
	'letter.problem.subjects_same': 'Обе темы одинаковы, сравнивать нечего. Измените одну из них.',
	'letter.problem.preheader_missing':
		'Без прехедера рядом с темой будут видны первые слова письма.',
	'letter.problem.words_missing':
		'На этом языке не написано. Адресаты увидят здесь слова на другом.',
	'letter.problem.recall_broken':
		'Скобки здесь не называют никакого поля. Вставьте поле кнопкой «@».',
	'letter.problem.recall_unknown':
		'Ни у кого из адресатов нет поля «{about}». Проверьте название или задайте замену.',
	'letter.problem.recall_bare':
		'Если поле «{about}» не известно, здесь будет пусто. Задайте замену, если без неё фраза не складывается.',
	'letter.problem.sender_missing':
		'У отправителя нет имени. Открывают письма от тех, кого знают: напишите его.',
	'letter.problem.sender_domain':
		'Эта установка не отправляет почту от {about}: многие почтовые службы сочтут письмо спамом или не примут. Оставьте адрес пустым, а свой укажите для ответов.',
	'letter.problem.sender_address':
		'«{about}» — не адрес почты. Исправьте его или оставьте поле пустым.',
	'letter.problem.reply_address':
		'«{about}» — не адрес почты. Исправьте его или оставьте поле пустым.',
	'letter.problem.block_empty':
		'Блок пуст, его не будет видно. Напишите что-нибудь или удалите его.',
	'letter.problem.leads_nowhere':
		'Из письма никак не попасть в опрос. Добавьте первый вопрос или кнопку без адреса.',
	'letter.problem.question_twice': 'Вопрос стоит в письме дважды. Удалите один из них.',
	'letter.problem.question_kind':
		'На первый вопрос квиза нельзя ответить одним нажатием, поэтому к нему ведёт кнопка. Поставьте первым выбор, «да или нет», оценку или шкалу.',
	'letter.problem.question_several':
		'В первом вопросе можно выбрать несколько ответов, поэтому к нему ведёт кнопка. Чтобы отвечать одним нажатием, разрешите один ответ.',
	'letter.problem.question_many':
		'В первом вопросе больше {most} вариантов, поэтому к нему ведёт кнопка. Чтобы отвечать одним нажатием, оставьте меньше.',
	'letter.problem.question_condition':
		'Первый вопрос квиза задают не всем, поэтому к опросу ведёт кнопка. Поставьте первым вопрос, который видят все.',
	'letter.problem.question_nothing': 'В квизе ещё нет вопросов. Напишите первый.',
	'letter.problem.picture_missing': 'В этом блоке нет картинки. Выберите её или удалите блок.',
	'letter.problem.picture_insecure':
		'Адрес картинки начинается не с https://, и почтовые программы могут её не показать.',
	'letter.problem.picture_format':
		'Outlook для Windows не показывает {about}. Загрузите картинку сюда или возьмите JPEG либо PNG.',
	'letter.problem.alt_missing':
		'Не сказано, что на картинке. Многие почтовые программы сначала не показывают картинки.',
	'letter.problem.link_unsafe':
		'«{about}» — не адрес, на который может вести письмо. Начните с https://.',
	'letter.problem.link_insecure':
		'Адрес «{about}» без шифрования. Укажите https://, если сайт его поддерживает.',
	'letter.problem.footer_missing':
		'Не сказано, почему человек получил письмо и кто пишет. Этого требуют законы: напишите.',
	'letter.problem.footer_postal':
		'Похоже, под письмом нет почтового адреса. Его требуют законы многих стран.',
	'letter.problem.size':
		'В письме {about} кБ. Gmail обрежет его после 102 кБ вместе со ссылкой для отписки. Сократите его.'
} satisfies Readonly<Record<keyof typeof letterEn, string>>;
