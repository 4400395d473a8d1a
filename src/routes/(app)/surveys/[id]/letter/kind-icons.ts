import Heading from '@lucide/svelte/icons/heading';
import Image from '@lucide/svelte/icons/image';
import MessageCircleQuestion from '@lucide/svelte/icons/message-circle-question-mark';
import Minus from '@lucide/svelte/icons/minus';
import RectangleHorizontal from '@lucide/svelte/icons/rectangle-horizontal';
import Pilcrow from '@lucide/svelte/icons/pilcrow';
import type { Component } from 'svelte';
import type { BlockKind } from './edits.ts';

/** In the order that they are offered in. */
export const kindIcons: Record<BlockKind, Component<{ size?: number | string }>> = {
	text: Pilcrow,
	heading: Heading,
	question: MessageCircleQuestion,
	button: RectangleHorizontal,
	picture: Image,
	divider: Minus
};

export const BLOCK_KINDS: readonly BlockKind[] = [
	'text',
	'heading',
	'question',
	'button',
	'picture',
	'divider'
];
