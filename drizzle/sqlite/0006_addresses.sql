CREATE TABLE `addresses` (
	`slug` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `addresses_quiz` ON `addresses` (`quiz_id`);--> statement-breakpoint
INSERT INTO `addresses` (`slug`, `workspace_id`, `quiz_id`, `left_at`) SELECT `slug`, `workspace_id`, `id`, NULL FROM `quizzes`;
