import { FILE_GROUPS, isGroup, type FileType } from '../../quiz/questions/file-types.ts';

/** What a file field offers. Images, sound and video are named as a whole too, so that a phone offers its camera. */
export function fileAccept(accept: readonly FileType[] | undefined): string | undefined {
	return accept
		?.flatMap((type) => {
			if (!isGroup(type)) return type;
			const endings = FILE_GROUPS[type].map((ending) => `.${ending}`);
			const whole = { images: 'image/*', audio: 'audio/*', video: 'video/*' }[String(type)];
			return whole ? [whole, ...endings] : endings;
		})
		.join(',');
}
