/**
 * How mail servers say it, in English and in Russian. They are looked for in what the server of the recipient answered, else in
 * the words of the report, never in the letter that came back.
 */

/** A mailbox that will have room again. */
export const FULL =
	/(?:mailbox|inbox|quota|storage|ящик\S*)[^.\n]{0,60}(?:\bfull|exceed|overfull|over\b|переполнен|заполнен)|over ?-?quota|quota[^.\n]{0,20}exceed|insufficient (?:disk |system )?(?:storage|space)|out of (?:storage )?space|(?:превышен\S*|исчерпан\S*)[^.\n]{0,30}(?:квот|объ[её]м|размер)|квот\S*[^.\n]{0,30}(?:превышен|исчерпан)|переполнен/i;

/** Nobody has this address. */
export const UNKNOWN = new RegExp(
	[
		'no such (?:\\w+ )?(?:user|mailbox|recipient|address|account|person)',
		"(?:user|recipient|mailbox|account|address|alias|email)[^.\\n]{0,80}(?:unknown|not found|(?:does|do) ?n[o']?t exist|could ?n[o']?t be found|wasn'?t found|\\binvalid|not exist|not listed|not known)",
		'(?:unknown|invalid|non-?existent|nonexistent|bad destination) (?:\\w+ )?(?:user|recipient|mailbox|local[- ]part|address|account)',
		"does ?n[o']?t have (?:a|an) [^\\n]{0,40}account",
		// Of Exchange Online, where the directory of the domain has nobody by that name.
		'recipient address rejected: access denied',
		'unrouteable address|recipnotfound|no mailbox here by that name|not our customer',
		"address (?:couldn'?t|could not) be found|is not a valid (?:mailbox|user|recipient)",
		'mailbox unavailable|no longer (?:works|employed|with) (?:here|by|us)',
		'(?:адрес|пользовател|ящик|получател|учётн\\S* запис|учетн\\S* запис)[^.\\n]{0,80}(?:не найден|не существует|неизвест|не зарегистрирован)',
		'(?:нет|не существует) так(?:ого|ой) (?:пользовател|ящик|адрес|получател|почтов)',
		'(?:неверн|несуществующ)\\S* (?:адрес|получател|ящик|имя)'
	].join('|'),
	'i'
);

/** It was there, and nobody reads it any more. */
export const DISABLED =
	/(?:mailbox|account|user|inbox|recipient|ящик|пользовател|уч[её]тн\S* запис)[^.\n]{0,60}(?:disabled|inactive|suspended|deactivated|discontinued|no longer (?:active|valid|available|in use)|заблокирован|отключ|неактив|удал[её]н)/i;

/** There is no such domain, or it takes no mail. */
export const NO_DOMAIN =
	/(?:host or )?domain (?:name )?not found|host (?:unknown|not found)|unknown (?:host|domain)|nxdomain|(?:domain|домен\S*)[^.\n]{0,60}(?:(?:does|do) ?n[o']?t exist|couldn'?t be found|не найден|не существует)|(?:no|null) mx\b|could ?n[o']?t find (?:any|a|the) (?:host|domain|mail server)|accepts? no mail/i;

/** It is about us, or about the letter: the address may be as good as ever. */
export const REFUSED =
	/\bspam|\bспам|black-?list|block-?list|\bdns?bl\b|spamhaus|\bblocked\b|reputation|polic(?:y|ies)|политик|dmarc|\bspf\b|dkim|rate[- ]?limit|too many|слишком (?:много|част)|virus|вирус|content|prohibited|unsolicited|relay|too (?:large|big)|size (?:limit|exceed)|слишком больш|access denied, banned|greylist|authenticat/i;

/** Nothing is decided yet. */
export const DELAYED =
	/(?:delivery|message|mail)[^.\n]{0,60}(?:delayed|has not yet been|not yet been delivered)|warning message only|still (?:being|trying)|will (?:be retried|keep trying|continue (?:to|trying)|try again)|(?:доставк|отправк)\S*[^.\n]{0,40}(?:задерж|отложен)|(?:попытк\S* будут|будет продолж)|вам не нужно (?:ничего|повторно)/i;

/** It is decided, whatever else is said. */
export const GIVEN_UP =
	/giving up|given up|permanent|failed after|no further attempts|has expired|timed out|прекращен|окончательно|не удалось доставить/i;

/** Of the subject of a letter that somebody's mail program answered by itself. */
export const AWAY =
	/^(?:(?:re|aw|fw|ответ|автоответ)\s*:\s*)*(?:auto(?:matic|mated)?[ -]?(?:reply|response|answer|responder)|out[- ]of[- ](?:the[- ])?office|ooo\b|i(?:'m| am) (?:away|out|on)|away\b|on (?:vacation|leave|holiday)|vacation|annual leave|abwesen|автоответ|автоматическ\S* (?:ответ|уведомл)|нет на (?:месте|работе)|(?:я |мы )?(?:в|на) (?:отпуск|командировк)|отпуск|вне офиса|отсутству|не в офисе|больничн)/i;

/** Somebody's mail program wants a person to say that they are one. */
export const CHALLENGE =
	/spam ?arrest|\bboxbe\b|\btmda\b|challenge[- ]response|(?:confirm|verify|prove)[^.\n]{0,80}(?:human|not a (?:robot|machine|spammer)|your (?:message|e-?mail|identity))|(?:подтвердите|докажите)[^.\n]{0,80}(?:отправк|письм|что вы|не робот|не спам)/i;

/** Who tells that a letter could not be delivered. */
export const DAEMON =
	/mailer[-_. ]?daemon|post ?master|mail[-_. ]?(?:delivery|system|administrator)|mdaemon|system administrator|mail router|microsoft ?(?:outlook|exchange)|почтов\S+ (?:систем|робот|сервер)|системн\S+ администратор/i;

/** How such a report is headed. */
export const RETURNED =
	/undeliver|delivery[- ](?:status|failure|failed|report|delay|problem|incomplete|has)|delayed|returned mail|failure notice|mail (?:delivery )?(?:failed|failure|failing|system error)|not delivered|could ?n[o']?t be delivered|message (?:delayed|status)|недостав|не (?:был[оа]? )?доставлен|не удалось доставить|возвращ|ошибк\S+ доставк|задерж\S+ доставк/i;
