import AlignLeft from '@lucide/svelte/icons/align-left';
import AtSign from '@lucide/svelte/icons/at-sign';
import Calendar from '@lucide/svelte/icons/calendar';
import ChevronDown from '@lucide/svelte/icons/square-chevron-down';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import ContactRound from '@lucide/svelte/icons/contact-round';
import Gauge from '@lucide/svelte/icons/gauge';
import Globe from '@lucide/svelte/icons/globe';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import Hash from '@lucide/svelte/icons/hash';
import Image from '@lucide/svelte/icons/image';
import Info from '@lucide/svelte/icons/info';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Phone from '@lucide/svelte/icons/phone';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import SquareCheck from '@lucide/svelte/icons/square-check';
import Star from '@lucide/svelte/icons/star';
import TextCursorInput from '@lucide/svelte/icons/text-cursor-input';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import type { Component } from 'svelte';
import type { StepKind } from '../../quiz/quiz.ts';

export const KIND_ICONS: Record<StepKind, Component<{ size?: number | string }>> = {
	single_choice: CircleDot,
	multiple_choice: SquareCheck,
	picture_choice: Image,
	dropdown: ChevronDown,
	yes_no: ThumbsUp,
	short_text: TextCursorInput,
	long_text: AlignLeft,
	number: Hash,
	slider: SlidersHorizontal,
	rating: Star,
	opinion_scale: Gauge,
	ranking: ListOrdered,
	matrix: Grid3x3,
	email: AtSign,
	phone: Phone,
	date: Calendar,
	website: Globe,
	file: Paperclip,
	contact: ContactRound,
	consent: ShieldCheck,
	statement: Info
};

/** As a marketer looks for them. */
export const KIND_GROUPS = [
	{
		id: 'choice',
		kinds: ['single_choice', 'multiple_choice', 'picture_choice', 'dropdown', 'yes_no']
	},
	{ id: 'scale', kinds: ['rating', 'opinion_scale', 'slider', 'number', 'ranking', 'matrix'] },
	{ id: 'words', kinds: ['short_text', 'long_text', 'date', 'website', 'file'] },
	{ id: 'person', kinds: ['contact', 'email', 'phone', 'consent'] },
	{ id: 'none', kinds: ['statement'] }
] as const satisfies readonly { id: string; kinds: readonly StepKind[] }[];
