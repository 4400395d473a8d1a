/** Stages, handing over, outcomes and their report. */
export const pipelineRu = {
	'pipeline.parts': 'Лиды и воронка',
	'pipeline.list': 'Все лиды',
	'pipeline.waiting': 'Ждут',
	'pipeline.waiting.text':
		'Горячие лиды, с которыми ещё никто не работал; сверху те, кто ждёт дольше всех. Часы останавливаются, когда кто-то пишет заметку, ставит метку или этап либо указывает итог.',
	'pipeline.waiting.everybody': 'Все',
	'pipeline.waiting.mine': 'Мои',
	'pipeline.waiting.nobody': 'Ничьи',
	'pipeline.waiting.whose': 'Чьи лиды',
	'pipeline.waiting.count':
		'{count, plural, one {# горячий лид ждёт} few {# горячих лида ждут} many {# горячих лидов ждут} other {# горячего лида ждут}} первого контакта.',
	'pipeline.waiting.over':
		'Первого контакта ждут больше 1000 горячих лидов; показаны 100, которые ждут дольше всех.',
	'pipeline.waiting.none': 'Никто не ждёт',
	'pipeline.waiting.none.text':
		'Со всеми горячими лидами уже работают. Новый появится здесь через несколько секунд, а ответственный получит письмо.',
	'pipeline.waits': 'Ждёт',
	'pipeline.owner': 'Ответственный',
	'pipeline.owner.none': 'Никто',
	'pipeline.take': 'Взять себе',
	'pipeline.taken': 'Теперь это ваш лид.',
	'pipeline.wait.now': 'меньше минуты',
	'pipeline.wait.minutes': '{count} мин',
	'pipeline.wait.hours': '{hours} ч {minutes} мин',
	'pipeline.wait.days': '{days} д {hours} ч',
	'pipeline.report': 'Итоги',
	'pipeline.report.text':
		'Учитывается последний итог каждого лида. За каждым числом открываются его лиды.',
	'pipeline.report.period': 'Итоги, указанные за',
	'pipeline.report.days': '{count} дней',
	'pipeline.report.all': 'Всё время',
	'pipeline.report.none': 'Итогов пока нет',
	'pipeline.report.none.text':
		'Укажите итог лида на его странице, по ссылкам из письма ответственному или через API. Отчёт покажет, какие квизы и источники приносят продажи.',
	'pipeline.report.total': 'Всего',
	'pipeline.report.segment': 'По сегментам',
	'pipeline.report.quiz': 'По квизам',
	'pipeline.report.source': 'По источникам',
	'pipeline.report.owner': 'По ответственным',
	'pipeline.report.value': 'Сумма сделок',
	'pipeline.report.plain': 'без валюты',
	'pipeline.report.wins': 'Доля сделок',
	'pipeline.report.wins.help':
		'Доля сделок среди завершённых: сделка, отказ или нецелевой. В указанных пределах истинная доля лежит в 19 случаях из 20.',
	'pipeline.report.wins.what': 'Что такое доля сделок?',
	'pipeline.report.touch':
		'Половине горячих лидов, которыми занялись, уделили внимание не позже чем через {time} после того, как они стали горячими (лидов: {count, number}).',
	'pipeline.report.touch.few':
		'Время до первого касания: слишком мало данных (горячих лидов с касанием: {count, number} из {least, number}).',
	'pipeline.report.touch.waiting':
		'{count, plural, one {# горячий лид ещё ждёт.} few {# горячих лида ещё ждут.} many {# горячих лидов ещё ждут.} other {# горячих лида ещё ждут.}}',
	'pipeline.report.few': 'Пока мало данных ({count, number} из {least, number})',
	'pipeline.report.range': '{value} (от {low} до {high})',
	'pipeline.report.noQuiz': 'Без квиза',
	'pipeline.report.rows': 'Лиды за этим числом',
	'pipeline.report.rows.said': 'Указан',
	'pipeline.outcome': 'Итог',
	'pipeline.outcome.won': 'Сделка',
	'pipeline.outcome.lost': 'Отказ',
	'pipeline.outcome.junk': 'Нецелевой',
	'pipeline.outcome.unreached': 'Не дозвонились',
	'pipeline.outcome.title': 'Итог',
	'pipeline.outcome.text':
		'Сделка делает лида клиентом, отказ и нецелевой его закрывают, «не дозвонились» оставляет на месте. Учитывается последний итог.',
	'pipeline.outcome.value': 'Сумма',
	'pipeline.outcome.currency': 'Валюта',
	'pipeline.outcome.say': 'Указать итог',
	'pipeline.outcome.said': '{outcome}, указано {at}',
	'pipeline.outcome.back': 'Отменить итог',
	'pipeline.outcome.back.title': 'Отменить этот итог?',
	'pipeline.outcome.back.text':
		'Лид снова в работе, на прежнем этапе, и уходит из отчёта. В истории останется, что было указано.',
	'pipeline.outcome.back.done': 'Итог отменён: лид снова в работе.',
	'pipeline.outcome.none': 'Пока никто не отметил.',
	'pipeline.outcome.recorded': 'Итог записан.',
	'pipeline.handOver': 'Передача',
	'pipeline.handOver.text':
		'Лид, который стал горячим, сразу получает ответственного. Тому приходит письмо с обоснованием и ссылками, чтобы указать итог.',
	'pipeline.handOver.members': 'Кто берёт лиды',
	'pipeline.handOver.members.text':
		'Лиды раздаются по очереди: следующий получит тот, кто дольше всех ждал. Тех, кто в отъезде, поставьте на паузу.',
	'pipeline.handOver.members.new':
		'Новые участники не получают лидов, пока их не включат здесь в очередь.',
	'pipeline.handOver.nobody': 'Лиды пока никто не берёт, поэтому горячие ждут без ответственного.',
	'pipeline.handOver.takes': 'Берёт лиды',
	'pipeline.handOver.paused': 'Не берёт',
	'pipeline.handOver.start': 'Включить в очередь',
	'pipeline.handOver.stop': 'Пауза',
	'pipeline.handOver.last': 'последний {at}',
	'pipeline.handOver.out':
		'Без ответственного {count, plural, one {ждёт # горячий лид} few {ждут # горячих лида} many {ждут # горячих лидов} other {ждут # горячего лида}}.',
	'pipeline.handOver.give': 'Раздать сейчас',
	'pipeline.handOver.given':
		'{count, plural, one {Раздаётся # лид.} few {Раздаются # лида.} many {Раздаются # лидов.} other {Раздаются # лида.}}',
	'pipeline.handOver.rules': 'Правила по ответам',
	'pipeline.handOver.rules.text':
		'Проверяются первыми, сверху вниз: решает первое подходящее. Если не подошло ни одно, лиды раздаются по очереди.',
	'pipeline.handOver.rules.none': 'Правил пока нет: лиды раздаются по очереди.',
	'pipeline.handOver.rule':
		'Если в квизе «{quiz}» на вопрос «{question}» ответили {answers}: передать {members}',
	'pipeline.handOver.rule.words': '«{words}»',
	'pipeline.handOver.rule.delete': 'Удалить',
	'pipeline.handOver.rule.deleted': 'Правило удалено.',
	'pipeline.handOver.rule.new': 'Новое правило',
	'pipeline.handOver.rule.quiz': 'Квиз',
	'pipeline.handOver.rule.choose': 'Выберите',
	'pipeline.handOver.rule.question': 'Вопрос',
	'pipeline.handOver.rule.answers': 'Любой из этих ответов',
	'pipeline.handOver.rule.members': 'Кому передать',
	'pipeline.handOver.rule.add': 'Добавить правило',
	'pipeline.handOver.rule.added': 'Правило добавлено.',
	'pipeline.handOver.rule.noQuestions': 'В этом квизе нет вопросов с вариантами ответа.',
	'pipeline.handOver.gone': 'уже удалено',
	'pipeline.yes': 'Да',
	'pipeline.no': 'Нет'
};
