CREATE TABLE `proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`used_by` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `proofs_expiry` ON `proofs` (`expires_at`);--> statement-breakpoint
ALTER TABLE `responses` ADD `held` text;--> statement-breakpoint
CREATE INDEX `responses_held` ON `responses` (`workspace_id`,`id`) WHERE "responses"."quarantined" is true;--> statement-breakpoint
ALTER TABLE `trials` ADD `planned` integer;