export interface Peer {
	name: string;
	/** As the registry knows them. */
	packages: readonly string[];
	licence: string;
	/** A module that does what a page with one form does. */
	entry: string;
	what: string;
}

/** HeyForm's renderer is not in the registry any more; Formbricks' comes from its server, in three requests. */
export const PEERS: readonly Peer[] = [
	{
		name: 'SurveyJS',
		packages: ['survey-core@2.5.38', 'survey-js-ui@2.5.38'],
		licence: 'MIT',
		entry: `
			import 'survey-core/survey-core.min.css';
			import { Model } from 'survey-core';
			import { renderSurvey } from 'survey-js-ui';
			renderSurvey(new Model({ elements: [{ type: 'radiogroup', name: 'q', choices: ['a', 'b'] }] }), document.body);`,
		what: 'the whole library'
	},
	{
		name: 'Typebot',
		packages: ['@typebot.io/js@0.10.7'],
		licence: 'FSL-1.1-ALv2',
		entry: `
			import '@typebot.io/js/web';
			document.body.append(document.createElement('typebot-standard'));`,
		what: 'viewer'
	},
	{
		name: 'Quill Forms',
		packages: [
			'@quillforms/renderer-core@5.9.0',
			'@quillforms/react-renderer-utils@5.11.0',
			'react@18.3.1',
			'react-dom@18.3.1'
		],
		licence: 'GPL-2.0-or-later',
		entry: `
			import { createElement } from 'react';
			import { createRoot } from 'react-dom/client';
			import { Form } from '@quillforms/renderer-core';
			import { registerCoreBlocks } from '@quillforms/react-renderer-utils';
			import '@quillforms/renderer-core/build-style/style.css';
			registerCoreBlocks();
			createRoot(document.body).render(createElement(Form, { formId: 1, formObj: { blocks: [] }, onSubmit() {} }));`,
		what: 'renderer with its questions and React'
	},
	{
		name: 'Formbricks',
		packages: ['@formbricks/js@5.1.0'],
		licence: 'MIT',
		entry: `
			import formbricks from '@formbricks/js';
			formbricks.setup({ environmentId: 'a', appUrl: 'https://formbricks.example' });`,
		what: 'loader only; the survey comes from the server'
	},
	{
		name: 'Typeform',
		packages: ['@typeform/embed@6.1.1'],
		licence: 'MIT',
		entry: `
			import { createWidget } from '@typeform/embed';
			createWidget('a', { container: document.body });`,
		what: 'loader only; the form comes from the server'
	}
];
