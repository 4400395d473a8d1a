CREATE TABLE `erased_addresses` (
	`workspace_id` text NOT NULL,
	`digest` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `digest`)
);
--> statement-breakpoint
CREATE INDEX `consents_workspace` ON `consents` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `deliveries_lead` ON `deliveries` (`lead_id`);--> statement-breakpoint
CREATE INDEX `deliveries_response` ON `deliveries` (`response_id`);--> statement-breakpoint
CREATE INDEX `letters_recipient` ON `letters` (`workspace_id`,`recipient`);