/** What can keep members and invitations from being changed. */
export const TEAM_PROBLEMS = {
	deactivated: {
		status: 403,
		title: {
			en: 'This account has been deactivated. An owner of the workspace can let you in again.',
			ru: 'Эта учётная запись отключена. Владелец рабочего пространства может включить её снова.'
		}
	},
	last_owner: {
		status: 409,
		title: {
			en: 'A workspace needs an owner who can come in. Make somebody else an owner first.',
			ru: 'В рабочем пространстве нужен хотя бы один действующий владелец. Сначала назначьте владельцем кого-то ещё.'
		}
	},
	invite_used: {
		status: 410,
		title: {
			en: 'This invitation has been used: an account was made by it. Sign in, or ask for another one.',
			ru: 'Это приглашение уже использовано: по нему создана учётная запись. Войдите или попросите новое.'
		}
	},
	invite_expired: {
		status: 410,
		title: {
			en: 'This invitation is more than a week old and no longer works. Ask for another one.',
			ru: 'Этому приглашению больше недели, и оно больше не действует. Попросите новое.'
		}
	},
	invite_revoked: {
		status: 410,
		title: {
			en: 'This invitation was taken back, or another one was sent in its place.',
			ru: 'Это приглашение отозвано или заменено новым.'
		}
	},
	invite_unknown: {
		status: 404,
		title: {
			en: 'There is no such invitation. Open the link as it was sent, the whole of it.',
			ru: 'Такого приглашения нет. Откройте ссылку целиком, как её прислали.'
		}
	}
} as const;
