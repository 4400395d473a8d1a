CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_workspace` ON `api_tokens` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`draft_revision` integer NOT NULL,
	`live_version` integer,
	`closed_message` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quizzes_slug` ON `quizzes` (`slug`);--> statement-breakpoint
CREATE INDEX `quizzes_workspace` ON `quizzes` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `versions` (
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`definition` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `version`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`quiz_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`started_at` integer NOT NULL,
	`completed_at` integer,
	PRIMARY KEY(`quiz_id`, `attempt_id`)
);
--> statement-breakpoint
CREATE TABLE `counters` (
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`day` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `day`, `version`, `source`, `name`)
);
--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`email` text,
	`phone` text,
	`name` text,
	`company` text,
	`role` text,
	`city` text,
	`search` text NOT NULL,
	`locale` text NOT NULL,
	`segment` text NOT NULL,
	`temperature` text NOT NULL,
	`heat` integer NOT NULL,
	`stage` text NOT NULL,
	`stage_rank` integer NOT NULL,
	`shown_quiz_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `leads_workspace` ON `leads` (`workspace_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `leads_email` ON `leads` (`workspace_id`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `leads_phone` ON `leads` (`workspace_id`,`phone`);--> statement-breakpoint
CREATE TABLE `lead_quizzes` (
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`response_id` text NOT NULL,
	`segment` text NOT NULL,
	`temperature` text NOT NULL,
	`heat` integer NOT NULL,
	`stage` text NOT NULL,
	`stage_rank` integer NOT NULL,
	`total` real NOT NULL,
	`percent` real NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`lead_id`, `quiz_id`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lead_history` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`response_id` text,
	`kind` text NOT NULL,
	`from_value` text,
	`to_value` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `lead_history_lead` ON `lead_history` (`lead_id`,`id`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`idempotency_key` text NOT NULL,
	`body_hash` text NOT NULL,
	`lead_id` text,
	`locale` text NOT NULL,
	`answers` text NOT NULL,
	`hidden` text NOT NULL,
	`path` text NOT NULL,
	`ignored` text NOT NULL,
	`total` real NOT NULL,
	`percent` real NOT NULL,
	`dimensions` text NOT NULL,
	`segment` text NOT NULL,
	`temperature` text NOT NULL,
	`stage` text NOT NULL,
	`tags` text NOT NULL,
	`result` text,
	`receipt` text NOT NULL,
	`test` integer NOT NULL,
	`quarantined` integer NOT NULL,
	`source` text NOT NULL,
	`started_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `responses_workspace` ON `responses` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `responses_quiz` ON `responses` (`workspace_id`,`quiz_id`,`id`);--> statement-breakpoint
CREATE INDEX `responses_lead` ON `responses` (`lead_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_key` ON `responses` (`quiz_id`,`idempotency_key`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`lead_id` text,
	`response_id` text NOT NULL,
	`consent_id` text NOT NULL,
	`purpose` text NOT NULL,
	`text` text NOT NULL,
	`text_hash` text NOT NULL,
	`url` text,
	`locale` text NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`mechanism` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `consents_lead` ON `consents` (`lead_id`);--> statement-breakpoint
CREATE INDEX `consents_response` ON `consents` (`response_id`);--> statement-breakpoint
CREATE TABLE `destinations` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`url` text,
	`recipients` text,
	`locale` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_secret_until` integer,
	`quizzes` text,
	`segments` text,
	`events` text NOT NULL,
	`state` text NOT NULL,
	`disabled_reason` text,
	`failing_since` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `destinations_workspace` ON `destinations` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`destination_id` text NOT NULL,
	`event` text NOT NULL,
	`lead_id` text,
	`response_id` text,
	`sequence` integer NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `deliveries_workspace` ON `deliveries` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `deliveries_destination` ON `deliveries` (`destination_id`,`state`);--> statement-breakpoint
CREATE TABLE `delivery_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`outcome` text NOT NULL,
	`error` text,
	`response_excerpt` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `delivery_attempts_delivery` ON `delivery_attempts` (`delivery_id`,`number`);