ALTER TABLE `quizzes` ADD `titles` text;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `closed_version` integer;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `closed_at` integer;