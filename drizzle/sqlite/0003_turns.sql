DROP INDEX `deliveries_destination`;--> statement-breakpoint
CREATE INDEX `deliveries_turn` ON `deliveries` (`destination_id`,`state`,`next_attempt_at`,`id`);