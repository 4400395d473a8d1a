CREATE TABLE `partials` (
	`quiz_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`version` integer NOT NULL,
	`revision` integer NOT NULL,
	`locale` text NOT NULL,
	`answers` text NOT NULL,
	`hidden` text NOT NULL,
	`path` text NOT NULL,
	`step` text,
	`source` text NOT NULL,
	`email` text,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `attempt_id`)
);
--> statement-breakpoint
CREATE INDEX `partials_workspace` ON `partials` (`workspace_id`,`quiz_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `partials_email` ON `partials` (`workspace_id`,`email`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`kind` text NOT NULL,
	`attempt_id` text NOT NULL,
	`response_id` text,
	`lead_id` text,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `letters_workspace` ON `letters` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `letters_lead` ON `letters` (`lead_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`quiz_id`,`attempt_id`,`kind`);--> statement-breakpoint
CREATE TABLE `trials` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`control_version` integer NOT NULL,
	`variant_version` integer NOT NULL,
	`share` integer NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`ended_at` integer,
	`kept` text
);
--> statement-breakpoint
CREATE INDEX `trials_quiz` ON `trials` (`workspace_id`,`quiz_id`,`id`);