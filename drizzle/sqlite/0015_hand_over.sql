ALTER TABLE `leads` ADD `hand_over_due` integer;--> statement-breakpoint
CREATE INDEX `leads_hand_over` ON `leads` (`hand_over_due`) WHERE "leads"."hand_over_due" is not null;--> statement-breakpoint
CREATE INDEX `leads_waiting` ON `leads` (`workspace_id`,`hot_at`) WHERE "leads"."hot_at" is not null and "leads"."touched_at" is null;--> statement-breakpoint
CREATE INDEX `leads_outcome_at` ON `leads` (`workspace_id`,`outcome_at`) WHERE "leads"."outcome_at" is not null;