CREATE TABLE `recipients` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`fields` text NOT NULL,
	`locale` text,
	`lead_id` text,
	`basis` text NOT NULL,
	`basis_at` integer NOT NULL,
	`basis_note` text NOT NULL,
	`import_id` text,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recipients_workspace` ON `recipients` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `recipients_lead` ON `recipients` (`lead_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `recipients_email` ON `recipients` (`workspace_id`,`email`);--> statement-breakpoint
CREATE TABLE `lists` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`offered` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lists_name` ON `lists` (`workspace_id`,`name`);--> statement-breakpoint
CREATE TABLE `list_members` (
	`list_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`list_id`, `recipient_id`),
	FOREIGN KEY (`list_id`) REFERENCES `lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recipient_id`) REFERENCES `recipients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `list_members_recipient` ON `list_members` (`recipient_id`);--> statement-breakpoint
CREATE TABLE `recipient_tags` (
	`workspace_id` text NOT NULL,
	`tag` text NOT NULL,
	`recipient_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `tag`, `recipient_id`),
	FOREIGN KEY (`recipient_id`) REFERENCES `recipients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recipient_tags_recipient` ON `recipient_tags` (`recipient_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`mapping` text NOT NULL,
	`basis` text NOT NULL,
	`basis_at` integer NOT NULL,
	`basis_note` text NOT NULL,
	`list_id` text,
	`rows` integer NOT NULL,
	`added` integer NOT NULL,
	`updated` integer NOT NULL,
	`repeated` integer NOT NULL,
	`broken` integer NOT NULL,
	`bytes_read` integer NOT NULL,
	`bytes` integer NOT NULL,
	`error` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_workspace` ON `imports` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_faults` (
	`import_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`line` integer NOT NULL,
	`code` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `suppressions` (
	`workspace_id` text NOT NULL,
	`email` text NOT NULL,
	`reason` text NOT NULL,
	`campaign_id` text,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `email`)
);
--> statement-breakpoint
CREATE INDEX `suppressions_at` ON `suppressions` (`workspace_id`,`at`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`quiz_id` text NOT NULL,
	`state` text NOT NULL,
	`letter` text NOT NULL,
	`audience` text NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL,
	`prepared_to` text,
	`start_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`paused_for` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaigns_workspace` ON `campaigns` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `campaigns_state` ON `campaigns` (`state`,`start_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`locale` text NOT NULL,
	`variant` text NOT NULL,
	`attempt_id` text NOT NULL,
	`mail_state` text NOT NULL,
	`sent_at` integer,
	`bounced_at` integer,
	`opened_at` integer,
	`opened_by` text,
	`tapped_at` integer,
	`finished_at` integer,
	`response_id` text,
	`lead_id` text,
	`segment` text,
	`temperature` text,
	`unsubscribed_at` integer,
	`complained_at` integer,
	`not_me_at` integer,
	`reminders` integer NOT NULL,
	`remind_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `invitations_campaign` ON `invitations` (`campaign_id`,`id`);--> statement-breakpoint
CREATE INDEX `invitations_remind` ON `invitations` (`campaign_id`,`remind_at`);--> statement-breakpoint
CREATE INDEX `invitations_recipient` ON `invitations` (`recipient_id`);--> statement-breakpoint
CREATE INDEX `invitations_lead` ON `invitations` (`lead_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_once` ON `invitations` (`campaign_id`,`recipient_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_attempt` ON `invitations` (`quiz_id`,`attempt_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`domain` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`file` text,
	`code` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`campaign_id`,`state`,`next_attempt_at`,`id`);--> statement-breakpoint
CREATE INDEX `mails_lease` ON `mails` (`state`,`lease_until`);--> statement-breakpoint
CREATE UNIQUE INDEX `mails_once` ON `mails` (`invitation_id`,`number`);--> statement-breakpoint
CREATE TABLE `mail_events` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`kind` text NOT NULL,
	`judged` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mail_events_invitation` ON `mail_events` (`invitation_id`,`id`);--> statement-breakpoint
CREATE TABLE `campaign_counts` (
	`campaign_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`variant` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `variant`, `name`)
);
