ALTER TABLE `imports` ADD `format` text NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `runs` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `beat_at` integer NOT NULL;