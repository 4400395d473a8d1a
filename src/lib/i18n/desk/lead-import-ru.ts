/** Import of leads from a file. */
export const leadImportRu = {
	leadimport: 'Импорт',
	'leadimport.title': 'Импорт лидов',
	'leadimport.text':
		'Файл CSV или книга Excel (XLSX) со столбцом почты или телефонов, до 200 МБ. Кодировку, разделитель и столбцы мы определим сами; до импорта вы увидите первые строки.',
	'leadimport.headings.no': 'это лид',
	'leadimport.preview': 'Как будут прочитаны первые строки',
	'leadimport.preview.text':
		'Меняется вслед за вашим выбором на этой странице. Пока ничего не взято.',
	'leadimport.preview.line': 'Строка {line}',
	'leadimport.preview.refused': 'Не будет взята.',
	'leadimport.preview.inPart': 'Будет взята не целиком.',
	'leadimport.preview.alike': 'В нескольких строках',
	'leadimport.preview.among':
		'{count, plural, one {Из первой # строки; остальные проверим, когда начнёте импорт:} few {Из первых # строк; остальные проверим, когда начнёте импорт:} many {Из первых # строк; остальные проверим, когда начнёте импорт:} other {Из первых # строк; остальные проверим, когда начнёте импорт:}}',
	'leadimport.preview.among.all':
		'{count, plural, one {Из всей # строки файла:} few {Из всех # строк файла:} many {Из всех # строк файла:} other {Из всех # строк файла:}}',
	'leadimport.is.email': 'Почта',
	'leadimport.is.phone': 'Телефон',
	'leadimport.is.name': 'Имя',
	'leadimport.is.last_name': 'Фамилия',
	'leadimport.is.company': 'Компания',
	'leadimport.is.role': 'Должность',
	'leadimport.is.city': 'Город',
	'leadimport.is.locale': 'Язык',
	'leadimport.is.tags': 'Метки',
	'leadimport.is.owner': 'Ответственный, по почте',
	'leadimport.is.stage': 'Этап',
	'leadimport.is.segment': 'Сегмент: холодный, тёплый, горячий',
	'leadimport.is.source': 'Источник',
	'leadimport.is.note': 'Заметка',
	'leadimport.is.created': 'День появления',
	'leadimport.is.outcome': 'Итог',
	'leadimport.is.value': 'Сумма итога',
	'leadimport.is.currency': 'Валюта',
	'leadimport.said': 'Чего нет в файле',
	'leadimport.language': 'Язык тех, у кого он не указан',
	'leadimport.country': 'Страна телефонов без её кода',
	'leadimport.country.hint': 'Номерам, которые начинаются с +, она не нужна.',
	'leadimport.country.language': 'По языку',
	'leadimport.source': 'Источник тех, у кого он не указан',
	'leadimport.source.hint': 'Например: выставка 2026. По нему лидов находят в списке и в отчёте.',
	'leadimport.tag': 'Метка для всех',
	'leadimport.tag.hint': 'Если поле пустое, метка не добавится.',
	'leadimport.mode': 'Лиды, которые уже есть',
	'leadimport.mode.text':
		'Строка относится к лиду с её почтой, а если такого нет — с её телефоном. Импорт никогда не объединяет двух лидов: если строка называет обоих, это предложат их страницы.',
	'leadimport.mode.legend': 'Что строка делает с ними',
	'leadimport.mode.fill': 'Заполнить пустое',
	'leadimport.mode.fill.hint':
		'Известное остаётся. Этап может вырасти; метки и заметки добавляются.',
	'leadimport.mode.overwrite': 'Заменить',
	'leadimport.mode.overwrite.hint':
		'Данные строки заменяют известные; пустые ячейки ничего не меняют. Сегмент тех, кто отвечал, остаётся.',
	'leadimport.mode.leave': 'Оставить как есть',
	'leadimport.mode.leave.hint': 'Добавятся только новые лиды.',
	'leadimport.written': 'Можно ли им писать?',
	'leadimport.written.text':
		'Лид из файла не давал здесь согласия. Пока основание не указано, опросы ему не отправляются.',
	'leadimport.written.yes': 'Добавить их и в адресаты',
	'leadimport.written.hint':
		'Вы укажете, на каком основании и с какого дня. Это сохранится у каждого человека.',
	'leadimport.written.no': 'Нет: их нет среди адресатов',
	'leadimport.quiet':
		'Лиды из файла холодные, если в файле не сказано иначе. Они не уходят ни в одну интеграцию, и писем о них никто не получает; горячие ждут в списке тех, кем никто не занялся.',
	'leadimport.start': 'Импортировать лидов',
	'leadimport.how': 'Как он прочитан',
	'leadimport.interrupted':
		'Сервер был остановлен на полпути. Прочитанные строки уже среди лидов. Повторите импорт: никто не добавится дважды.',
	'leadimport.failed.unreadable':
		'Файл не удалось прочитать до конца. Прочитанные строки уже среди лидов.',
	'leadimport.failed.broken':
		'Что-то сломалось у нас. Прочитанные строки уже среди лидов. Повторите импорт: никто не добавится дважды.',
	'leadimport.faults': 'Строки, которые не взяты или взяты не целиком',
	'leadpage.same.file': 'В строке импортированного файла почта одного и телефон другого.',
	'history.import': 'Импорт',
	'leadpage.imported.at': 'Импортирован',
	'leadpage.imported': 'Импорт из файла',
	'leadpage.imported.from': 'Импорт из файла {name}',
	'audit.leads.imported': 'Импортированы лиды из файла {name}'
} as const;
