CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`step_id` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`type` text,
	`state` text NOT NULL,
	`file` text,
	`response_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `uploads_response` ON `uploads` (`response_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `uploads_quiz` ON `uploads` (`quiz_id`,`response_id`);