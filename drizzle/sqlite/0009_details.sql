CREATE TABLE `details` (
	`response_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`body_hash` text NOT NULL,
	`given` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `details_workspace` ON `details` (`workspace_id`,`quiz_id`);