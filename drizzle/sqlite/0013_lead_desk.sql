CREATE TABLE `forms` (
	`quiz_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lead_tags` (
	`workspace_id` text NOT NULL,
	`tag` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `tag`, `lead_id`)
);
--> statement-breakpoint
CREATE INDEX `lead_tags_lead` ON `lead_tags` (`lead_id`);--> statement-breakpoint
CREATE TABLE `lead_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer
);
--> statement-breakpoint
CREATE INDEX `lead_notes_lead` ON `lead_notes` (`lead_id`,`id`);--> statement-breakpoint
CREATE TABLE `merge_proposals` (
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`other_id` text NOT NULL,
	`response_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`dismissed_at` integer,
	`dismissed_by` text,
	PRIMARY KEY(`workspace_id`, `lead_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `merge_proposals_other` ON `merge_proposals` (`other_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`other_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`moved` text NOT NULL,
	`undone_at` integer,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `merges_lead` ON `merges` (`lead_id`,`id`);--> statement-breakpoint
CREATE INDEX `merges_other` ON `merges` (`other_id`);--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`outcome` text NOT NULL,
	`value` real,
	`currency` text,
	`via` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outcomes_lead` ON `outcomes` (`lead_id`,`id`);--> statement-breakpoint
CREATE INDEX `outcomes_workspace` ON `outcomes` (`workspace_id`,`at`);--> statement-breakpoint
CREATE TABLE `hand_overs` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`email` text,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invites_workspace` ON `invites` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_views_workspace` ON `saved_views` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`subject` text,
	`detail` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_workspace` ON `audit_log` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `erasures_workspace` ON `erasures` (`workspace_id`,`id`);--> statement-breakpoint
ALTER TABLE `users` ADD `role` text DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `deactivated_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `takes_leads` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `handed_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `preferences` text;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `retention_days` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `total` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `percent` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `active_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `leads` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `owned_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `hot_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `touched_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `outcome_at` integer;--> statement-breakpoint
ALTER TABLE `leads` ADD `value` real;--> statement-breakpoint
ALTER TABLE `leads` ADD `currency` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `aliases` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `test` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `lead_history` ADD `by` text;--> statement-breakpoint
ALTER TABLE `destinations` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `destinations` ADD `fields` text;--> statement-breakpoint
ALTER TABLE `destinations` ADD `silence_told_at` integer;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `test` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery_attempts` ADD `url` text;--> statement-breakpoint
ALTER TABLE `delivery_attempts` ADD `request_headers` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `kind` text DEFAULT 'recipients' NOT NULL;--> statement-breakpoint
UPDATE leads SET active_at = updated_at,
	total = coalesce((SELECT lead_quizzes.total FROM lead_quizzes WHERE lead_quizzes.lead_id = leads.id AND lead_quizzes.quiz_id = leads.shown_quiz_id), 0),
	percent = coalesce((SELECT lead_quizzes.percent FROM lead_quizzes WHERE lead_quizzes.lead_id = leads.id AND lead_quizzes.quiz_id = leads.shown_quiz_id), 0),
	source = coalesce((SELECT responses.source FROM responses WHERE responses.lead_id = leads.id ORDER BY responses.id LIMIT 1), ''),
	hot_at = CASE WHEN temperature = 'hot' THEN updated_at END;
